using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Imaging.Video;

/// <summary>
/// The only road to what is in videos: what they say about themselves by ffprobe, one frame as a picture by ffmpeg, each in a prison of its
/// own. Without the tools every request is parked as <see cref="ParkKind.FormatOff"/>. Safe for any number of callers; they wait in line.
/// </summary>
public sealed class VideoReader(ImagingOptions options, ILogger<VideoReader> log, TimeProvider clock) : IAsyncDisposable
{
    private const int MaxFactsBytes = 1 << 20;
    private const int MaxPosterBytes = 32 << 20;

    private readonly ToolRunner _runner = new(options, clock, log);

    /// <summary>What the file says about itself: duration, dimensions after rotation, when, where and with what it was recorded.</summary>
    public async Task<DecodeOutcome<PhotoMetadata>> ReadMetadataAsync(DecodeInput input, MediaType type, CancellationToken ct)
    {
        await using VideoFile file = await VideoFile.OpenAsync(input, ct);
        var read = await ProbeAsync(file, type, ct);
        return read.TryGet(out Probe? probe, out Parked? parked) ? DecodeOutcome<PhotoMetadata>.Ok(probe.Facts) : DecodeOutcome<PhotoMetadata>.Park(parked);
    }

    /// <summary>A frame of the beginning as a PNG: upright, square pixels, at most 1920 wide and high.</summary>
    public async Task<DecodeOutcome<DecodeInput>> MakePosterAsync(DecodeInput input, MediaType type, CancellationToken ct)
    {
        await using VideoFile file = await VideoFile.OpenAsync(input, ct);
        var read = await ProbeAsync(file, type, ct);
        if (!read.TryGet(out Probe? probe, out Parked? parked)) return DecodeOutcome<DecodeInput>.Park(parked);

        double at = Math.Min(1, (probe.Facts.DurationMs ?? 0) / 10_000d);
        var made = await FrameAsync(file, type, probe, at, ct);
        // A file without an index, or cut short, gives nothing from its middle; its beginning may do.
        if (at > 0 && (made.Parked?.Kind == ParkKind.Corrupt || made.Value is { Length: 0 })) made = await FrameAsync(file, type, probe, 0, ct);
        if (!made.TryGet(out byte[]? picture, out parked)) return DecodeOutcome<DecodeInput>.Park(parked);
        return picture.Length == 0
            ? DecodeOutcome<DecodeInput>.Park(new Parked(ParkKind.Corrupt, "No picture could be read from this video."))
            : DecodeOutcome<DecodeInput>.Ok(DecodeInput.From(picture.Length, (offset, _) => ValueTask.FromResult<Stream>(
                new MemoryStream(picture, (int)offset, picture.Length - (int)offset, writable: false))));
    }

    /// <summary>Ends what is under way.</summary>
    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private async Task<DecodeOutcome<Probe>> ProbeAsync(VideoFile file, MediaType type, CancellationToken ct)
    {
        if (options.MediaTools is not { } tools)
            return DecodeOutcome<Probe>.Park(new Parked(ParkKind.FormatOff, "Videos need ffmpeg, which is not installed on this machine."));
        var limits = new ToolLimits(Seconds(options.MaxProcessorTime), MaxFactsBytes, options.RequestTimeout);
        var ran = await _runner.RunAsync(tools.Ffprobe, ToolArguments.Facts(type), file.Path, limits, urgent: true, ct);
        if (!ran.TryGet(out byte[]? json, out Parked? parked)) return DecodeOutcome<Probe>.Park(parked);
        try
        {
            return ProbeReader.Read(json, type) is var (facts, picture)
                ? DecodeOutcome<Probe>.Ok(new Probe(facts, picture))
                : DecodeOutcome<Probe>.Park(new Parked(ParkKind.Corrupt, "This file holds no moving picture."));
        }
        catch (JsonException)
        {
            return DecodeOutcome<Probe>.Park(new Parked(ParkKind.Corrupt, "This video says nothing sensible about itself."));
        }
    }

    private Task<DecodeOutcome<byte[]>> FrameAsync(VideoFile file, MediaType type, Probe probe, double at, CancellationToken ct) => _runner.RunAsync(
        options.MediaTools!.Ffmpeg, ToolArguments.Frame(type, at, probe.Picture), file.Path,
        new ToolLimits(Seconds(options.MaxProcessorTime), MaxPosterBytes, options.RequestTimeout), urgent: false, ct);

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private sealed record Probe(PhotoMetadata Facts, ProbeStream Picture);
}
