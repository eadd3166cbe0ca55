using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Pool;
using PhotoGrid.Vision.Protocol;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision;

/// <summary>
/// The only road to models: sends pictures and words to a child process as <see cref="DecodePool"/> does, and brings back what was seen or a
/// reason to park. The process starts on demand with the models of that moment and ends when idle. Thread-safe.
/// </summary>
public sealed class VisionPool(VisionOptions options, ImagingOptions imaging, ModelRegistry registry, ILogger<VisionPool> log, TimeProvider clock) : IAsyncDisposable
{
    private static readonly Wire<VisionRequest, VisionAnswer> Wire = new(VisionJson.Default.VisionRequest, VisionJson.Default.VisionAnswer, answer => answer.Parked);

    private readonly Lock _gate = new();
    private (string Models, WorkerPool<VisionRequest, VisionAnswer> Pool)? _pool;
    private bool _closed;

    /// <summary>Looks at a picture for those of the tasks whose models are there.</summary>
    public Task<DecodeOutcome<SeenPhoto>> LookAsync(DecodeInput picture, IReadOnlyList<string> tasks, CancellationToken ct) =>
        SendAsync(picture, new VisionRequest { Length = picture.Length, MaxPixels = imaging.MaxPixels, CpuSeconds = Seconds, Tasks = tasks }, urgent: false, AnswerReader.ReadPhoto, ct);

    /// <summary>The vector of some words, for comparison with photos' joint ones; empty where none of them is known. Somebody waits for it.</summary>
    public Task<DecodeOutcome<float[]>> EmbedAsync(string words, CancellationToken ct) =>
        SendAsync(Nothing, new VisionRequest { Length = 0, MaxPixels = 0, CpuSeconds = Seconds, Words = words }, urgent: true, AnswerReader.ReadWords, ct);

    /// <summary>Tries every model in use; what is wrong, a sentence each.</summary>
    public Task<DecodeOutcome<IReadOnlyList<string>>> TestAsync(CancellationToken ct) => TestAsync(registry.Folders, ct);

    /// <summary>Ends every worker.</summary>
    public async ValueTask DisposeAsync()
    {
        (string, WorkerPool<VisionRequest, VisionAnswer> Pool)? last;
        lock (_gate)
        {
            _closed = true;
            (last, _pool) = (_pool, null);
        }

        if (last is { } pool) await pool.Pool.DisposeAsync();
    }

    /// <summary>Process ids of the workers that live now.</summary>
    internal IReadOnlyList<int> WorkerIds
    {
        get
        {
            lock (_gate) return _pool?.Pool.WorkerIds ?? [];
        }
    }

    /// <summary>Tries the models of some folders in a process of their own.</summary>
    internal async Task<DecodeOutcome<IReadOnlyList<string>>> TestAsync(IReadOnlyList<string> folders, CancellationToken ct)
    {
        await using WorkerPool<VisionRequest, VisionAnswer> pool = NewPool(folders);
        var request = new VisionRequest { Length = 0, MaxPixels = 0, CpuSeconds = Seconds, SelfTest = true };
        return await pool.SendAsync<IReadOnlyList<string>>(Nothing, request, urgent: true, reply => reply.Answer.Problems, ct);
    }

    private static DecodeInput Nothing => DecodeInput.From(0, (_, _) => throw new InvalidOperationException("There are no bytes."));

    private int Seconds => (int)Math.Ceiling(options.MaxProcessorTime.TotalSeconds);

    private async Task<DecodeOutcome<T>> SendAsync<T>(DecodeInput picture, VisionRequest request, bool urgent, Func<Reply<VisionAnswer>, T?> read, CancellationToken ct)
        where T : class
    {
        DecodeOutcome<T> outcome = await Current().SendAsync(picture, request, urgent, read, ct);
        // The pool's own words are about decoding.
        return outcome.Parked switch
        {
            { Kind: ParkKind.Crashed } => DecodeOutcome<T>.Park(new Parked(ParkKind.Crashed, "The models stopped without an answer while they looked at this photo.")),
            { Kind: ParkKind.Timeout } => DecodeOutcome<T>.Park(new Parked(ParkKind.Timeout, $"The models were not done with this photo within {options.RequestTimeout.TotalSeconds:0} seconds.")),
            _ => outcome,
        };
    }

    // Other models, another pool: workers opened the files of the old ones.
    private WorkerPool<VisionRequest, VisionAnswer> Current()
    {
        IReadOnlyList<string> folders = registry.Folders;
        string models = $"{registry.Generation} {string.Join(' ', folders)}";
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_pool is { } pool && pool.Models == models) return pool.Pool;
            // Who is being served by the old one is served to the end by a worker that is then let go.
            if (_pool is { } old) _ = old.Pool.DisposeAsync().AsTask();
            WorkerPool<VisionRequest, VisionAnswer> made = NewPool(folders);
            _pool = (models, made);
            return made;
        }
    }

    private WorkerPool<VisionRequest, VisionAnswer> NewPool(IReadOnlyList<string> folders)
    {
        string[] verb = [VisionWorker.Verb, Environment.ProcessId.ToString(), options.Threads.ToString(), .. folders];
        var limits = new PoolLimits(
            options.MaxWorkers, options.RequestTimeout, options.IdleTimeout, options.RequestsPerWorker, options.MaxResidentBytes, options.MaxResidentBytes,
            () => WorkerCommand.Create(imaging, verb));
        return new WorkerPool<VisionRequest, VisionAnswer>(limits, Wire, log, clock);
    }
}
