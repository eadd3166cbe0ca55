using Microsoft.Extensions.Logging;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Pool;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Sidecars;

namespace PhotoGrid.Imaging;

/// <summary>
/// The only road to decoding: sends originals to child processes that are limited in memory, time and files, and brings back results
/// or a reason to park. Workers start on demand and end when idle. Safe for any number of callers at once; requests beyond the number
/// of workers wait, and those that a person waits for go first. A cancelled caller leaves at once; its worker finishes and serves on.
/// </summary>
public sealed class DecodePool : IAsyncDisposable
{
    // A worker needs about 110 MB; one that decoded a giant keeps much of it, and is replaced.
    private const long KeepBelowBytes = 300L << 20;

    private static readonly Wire<WorkerRequest, WorkerAnswer> Wire =
        new(WorkerJson.Default.WorkerRequest, WorkerJson.Default.WorkerAnswer, answer => answer.Parked);

    private readonly ImagingOptions _options;
    private readonly WorkerPool<WorkerRequest, WorkerAnswer> _pool;

    /// <summary>Starts nothing yet.</summary>
    public DecodePool(ImagingOptions options, ILogger<DecodePool> log, TimeProvider clock)
    {
        _options = options;
        var limits = new PoolLimits(
            options.MaxWorkers, options.RequestTimeout, options.IdleTimeout, options.RequestsPerWorker, options.MaxResidentBytes, KeepBelowBytes, () => WorkerCommand.Create(options));
        _pool = new WorkerPool<WorkerRequest, WorkerAnswer>(limits, Wire, log, clock);
    }

    /// <summary>What the file says about itself. Reads the head of most files, no pixels; goes before the backlog.</summary>
    public async Task<DecodeOutcome<PhotoMetadata>> ReadMetadataAsync(DecodeInput input, CancellationToken ct)
    {
        WorkerRequest request = NewRequest(input) with { Metadata = true };
        return await SendAsync(input, request, urgent: true, ReplyReader.ReadMetadata, ct);
    }

    /// <summary>What an XMP file beside a photo says. Parked when it is no XMP, or more than 16 MB.</summary>
    public async Task<DecodeOutcome<SidecarMetadata>> ReadSidecarAsync(DecodeInput input, CancellationToken ct)
    {
        WorkerRequest request = NewRequest(input) with { Sidecar = true };
        return await SendAsync(input, request, urgent: true, ReplyReader.ReadSidecar, ct);
    }

    /// <summary>The eager renditions (<see cref="RenditionSpec.Eager"/>), hashes and colours, from one decoding.</summary>
    public async Task<DecodeOutcome<EagerRenditions>> MakeEagerAsync(DecodeInput input, CancellationToken ct)
    {
        WorkerRequest request = NewRequest(input) with { Renditions = RenditionSpec.Eager, Appearance = true };
        return await SendAsync(input, request, urgent: false, ReplyReader.ReadEager, ct);
    }

    /// <summary>Any renditions from one decoding, for the backlog.</summary>
    public async Task<DecodeOutcome<RenditionSet>> MakeRenditionsAsync(DecodeInput input, IReadOnlyList<RenditionSpec> specs, CancellationToken ct)
    {
        foreach (RenditionSpec spec in specs) ArgumentOutOfRangeException.ThrowIfNotEqual(spec.Size is >= 1 and <= 4096, true);
        WorkerRequest request = NewRequest(input) with { Renditions = specs };
        return await SendAsync(input, request, urgent: false, ReplyReader.ReadSet, ct);
    }

    /// <summary>One rendition that somebody waits for.</summary>
    public async Task<DecodeOutcome<Rendition>> MakeRenditionAsync(DecodeInput input, RenditionSpec spec, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(spec.Size is >= 1 and <= 4096, true);
        WorkerRequest request = NewRequest(input) with { Renditions = [spec] };
        return await SendAsync(input, request, urgent: true, reply => ReplyReader.ReadSet(reply)?.Renditions[0], ct);
    }

    /// <summary>The picture with its edits as one file, for somebody who waits.</summary>
    public async Task<DecodeOutcome<Exported>> ExportAsync(DecodeInput input, ExportKind kind, CancellationToken ct)
    {
        WorkerRequest request = NewRequest(input) with { Export = kind };
        return await SendAsync(input, request, urgent: true, ReplyReader.ReadExported, ct);
    }

    /// <summary>Ends every worker. Requests under way are cancelled.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    /// <summary>Process ids of the workers that live now.</summary>
    internal IReadOnlyList<int> WorkerIds => _pool.WorkerIds;

    private WorkerRequest NewRequest(DecodeInput input) => new()
    {
        Length = input.Length,
        MaxPixels = _options.MaxPixels,
        Edits = input.Edits,
        CpuSeconds = (int)Math.Ceiling(_options.MaxProcessorTime.TotalSeconds),
    };

    private async Task<DecodeOutcome<T>> SendAsync<T>(
        DecodeInput input, WorkerRequest request, bool urgent, Func<Reply<WorkerAnswer>, T?> read, CancellationToken ct) where T : class
    {
        if (input.Length == 0) return DecodeOutcome<T>.Park(new Parked(ParkKind.Corrupt, "This file is empty."));
        if (input.Length > _options.MaxFileBytes)
            return DecodeOutcome<T>.Park(new Parked(ParkKind.Limit, $"This file is larger than the {_options.MaxFileBytes / 1_000_000} MB that are decoded."));

        return await _pool.SendAsync(input, request, urgent, read, ct);
    }
}
