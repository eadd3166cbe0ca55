using System.ComponentModel;
using System.Text.Json;
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
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(250);

    private readonly ImagingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly PriorityGate _gate;
    private readonly WorkerShed _shed;

    /// <summary>Starts nothing yet.</summary>
    public DecodePool(ImagingOptions options, ILogger<DecodePool> log, TimeProvider clock)
    {
        (_options, _log, _clock) = (options, log, clock);
        _gate = new PriorityGate(Math.Max(1, options.MaxWorkers));
        _shed = new WorkerShed(options, clock, log);
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
    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    /// <summary>Process ids of the workers that live now.</summary>
    internal IReadOnlyList<int> WorkerIds => _shed.WorkerIds;

    private WorkerRequest NewRequest(DecodeInput input) => new()
    {
        Length = input.Length,
        MaxPixels = _options.MaxPixels,
        Edits = input.Edits,
        CpuSeconds = (int)Math.Ceiling(_options.MaxProcessorTime.TotalSeconds),
    };

    private async Task<DecodeOutcome<T>> SendAsync<T>(
        DecodeInput input, WorkerRequest request, bool urgent, Func<Reply, T?> read, CancellationToken ct) where T : class
    {
        if (input.Length == 0) return DecodeOutcome<T>.Park(new Parked(ParkKind.Corrupt, "This file is empty."));
        if (input.Length > _options.MaxFileBytes)
            return DecodeOutcome<T>.Park(new Parked(ParkKind.Limit, $"This file is larger than the {_options.MaxFileBytes / 1_000_000} MB that are decoded."));

        await _gate.EnterAsync(urgent, ct);
        // Not cancelled with the caller: ending the worker would cost more than letting it finish.
        return await ServeAsync(input, request, read).WaitAsync(ct);
    }

    private async Task<DecodeOutcome<T>> ServeAsync<T>(DecodeInput input, WorkerRequest request, Func<Reply, T?> read) where T : class
    {
        try
        {
            WorkerProcess worker;
            try
            {
                worker = await _shed.TakeAsync();
            }
            catch (Exception problem) when (problem is Win32Exception or IOException)
            {
                // The machine's trouble: it says so and the photo can be tried again.
                Log.WorkerDoesNotStart(_log, problem);
                return DecodeOutcome<T>.Park(new Parked(ParkKind.Crashed, "The decoder does not start on this machine."));
            }

            return await WithWorkerAsync(worker, input, request, read);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task<DecodeOutcome<T>> WithWorkerAsync<T>(WorkerProcess worker, DecodeInput input, WorkerRequest request, Func<Reply, T?> read) where T : class
    {
        using var done = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        Task watch = WatchAsync(worker, ended, done.Token);
        await using var source = new SourceReader(input);
        worker.Requests++;
        try
        {
            Reply reply = await new Exchange(worker, source, input.Length).RunAsync(request, ended.Token);
            DecodeOutcome<T> outcome = reply.Answer.Parked is { } parked
                ? DecodeOutcome<T>.Park(parked with { Reason = Plain(parked.Reason) })
                : DecodeOutcome<T>.Ok(read(reply) ?? throw new InvalidDataException("The decoder answered another question."));
            _shed.Return(worker);
            return outcome;
        }
        catch (Exception problem) when (ended.IsCancellationRequested || (source.Fault is null && problem is IOException or InvalidDataException or JsonException))
        {
            // The worker is gone or talks nonsense: no fault of ours, and the next request gets another.
            (Parked reason, string lastWords) = await worker.AutopsyAsync();
            _shed.Discard(worker);
            if (_shed.IsClosed) throw new OperationCanceledException("The server is stopping.", problem);
            Log.WorkerLost(_log, worker.Id, reason.Kind, reason.Reason, lastWords);
            return DecodeOutcome<T>.Park(reason);
        }
        catch
        {
            // The original could not be read: the worker waits for bytes that won't come.
            worker.End(new Parked(ParkKind.Crashed, "The original could not be read."));
            _shed.Discard(worker);
            throw;
        }
        finally
        {
            await done.CancelAsync();
            await watch;
        }
    }

    // Looks after the worker while a request is under way, and stops the exchange when the worker is no more: it may be waiting for the store.
    private async Task WatchAsync(WorkerProcess worker, CancellationTokenSource ended, CancellationToken done)
    {
        long started = _clock.GetTimestamp();
        using var timer = new PeriodicTimer(FirstLook, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (_clock.GetElapsedTime(started) >= _options.RequestTimeout)
                    worker.End(new Parked(ParkKind.Timeout, $"This file was not decoded within {_options.RequestTimeout.TotalSeconds:0} seconds."));
                else if (worker.ResidentBytes() > _options.MaxResidentBytes)
                    worker.End(new Parked(ParkKind.Limit, "This file needs more memory than one photo may have."));
                if (worker.EndedBecause is null && !worker.HasExited) continue;
                await ended.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The request is over.
        }
    }

    private static string Plain(string reason) =>
        string.Concat(reason.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(300));
}
