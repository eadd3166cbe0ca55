using Microsoft.Extensions.Logging.Abstractions;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Core.Tests.Imaging.Video;

public sealed class VideoReaderTests : IAsyncLifetime
{
    private readonly VideoReader _reader = Start(Pools.Options);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _reader.DisposeAsync();

    [ImagingFact(corpus: true, Decoder.Ffmpeg)]
    public async Task Real_videos_say_when_and_where_they_were_taken()
    {
        PhotoMetadata phone = await ReadAsync("metadata-extractor-images/mov/with-gps.mov");
        PhotoMetadata android = await ReadAsync("metadata-extractor-images/mp4/ftyp3gp5.mp4");

        Assert.Equal((320, 568, 4002L), (phone.Width, phone.Height, phone.DurationMs));
        Assert.Equal(new TakenAt(new DateTime(2019, 7, 24, 11, 25, 40), TimeSpan.FromHours(3), "container"), phone.TakenAt);
        Assert.Equal((32.0929, 34.862), (phone.Place!.Value.Lat, phone.Place.Value.Lon));
        Assert.Equal(("Apple", "iPhone 6"), (phone.Camera.Make, phone.Camera.Model));
        Assert.Equal((720, 1280), (android.Width, android.Height));
        Assert.Equal(new TakenAt(new DateTime(2020, 10, 23, 20, 27, 29), TimeSpan.Zero, "container"), android.TakenAt);
        Assert.Null(android.Place); // it says 0, 0
    }

    [ImagingFact(corpus: true, Decoder.Ffmpeg)]
    public async Task A_store_that_has_no_files_is_read_as_well()
    {
        byte[] content = await File.ReadAllBytesAsync(Corpus.PathOf("metadata-extractor-images/mp4/uuid540.mp4"));
        DecodeInput input = DecodeInput.From(content.Length, (offset, _) => ValueTask.FromResult<Stream>(
            new MemoryStream(content, (int)offset, content.Length - (int)offset)));

        var poster = await _reader.MakePosterAsync(input, MediaType.Mp4, default);

        await using Stream picture = await poster.Value!.OpenAt(0, default);
        var head = new byte[4];
        picture.ReadExactly(head);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], head);
    }

    [ImagingFact(corpus: true, Decoder.Ffmpeg)]
    public async Task What_takes_too_long_is_given_up()
    {
        await using VideoReader hasty = Start(Pools.Options with { RequestTimeout = TimeSpan.FromMilliseconds(1) });

        var outcome = await hasty.ReadMetadataAsync(DecodeInput.File(Corpus.PathOf("metadata-extractor-images/mp4/uuid540.mp4")), MediaType.Mp4, default);

        Assert.Equal(ParkKind.Timeout, outcome.Parked!.Kind);
    }

    [ImagingFact(corpus: true, Decoder.Ffmpeg)]
    public async Task What_is_no_video_is_damaged()
    {
        var outcome = await _reader.ReadMetadataAsync(DecodeInput.File(Corpus.PathOf("MANIFEST.tsv")), MediaType.Mp4, default);

        Assert.Equal(ParkKind.Corrupt, outcome.Parked!.Kind);
    }

    [Fact]
    public async Task Without_the_tools_every_request_says_so()
    {
        await using VideoReader none = Start(Pools.Options with { MediaTools = null });

        var outcome = await none.ReadMetadataAsync(DecodeInput.File(typeof(VideoReaderTests).Assembly.Location), MediaType.Mp4, default);

        Assert.Equal(ParkKind.FormatOff, outcome.Parked!.Kind);
    }

    private static VideoReader Start(ImagingOptions options) => new(options, NullLogger<VideoReader>.Instance, TimeProvider.System);

    private async Task<PhotoMetadata> ReadAsync(string name)
    {
        MediaType type = MediaType.Sniff(await File.ReadAllBytesAsync(Corpus.PathOf(name)))!;
        var outcome = await _reader.ReadMetadataAsync(DecodeInput.File(Corpus.PathOf(name)), type, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Parked!.Reason);
    }
}
