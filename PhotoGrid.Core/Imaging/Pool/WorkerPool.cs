using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PhotoGrid.Imaging.Pool;

/// <summary>How a request and an answer are written on the pipe, and where an answer says that it is a refusal.</summary>
internal sealed record Wire<TRequest, TAnswer>(JsonTypeInfo<TRequest> Request, JsonTypeInfo<TAnswer> Answer, Func<TAnswer, Parked?> ParkedOf);

/// <summary>
/// Sends requests to child processes that are limited in memory, time and files, and looks after them meanwhile. Requests beyond the number of
/// workers wait; those that a person waits for go first. Whatever a worker does, the caller gets a value or a reason; only cancellation
/// and trouble with the source throw.
/// </summary>
internal sealed class WorkerPool<TRequest, TAnswer>(PoolLimits limits, Wire<TRequest, TAnswer> wire, ILogger log, TimeProvider clock) : IAsyncDisposable
    where TAnswer : class
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(250);

    private readonly PriorityGate _gate = new(Math.Max(1, limits.MaxWorkers));
    private readonly WorkerShed _shed = new(limits, clock, log);

    /// <summary>Process ids of the workers that live now.</summary>
    internal IReadOnlyList<int> WorkerIds => _shed.WorkerIds;

    /// <summary>Ends every worker. Requests under way are cancelled.</summary>
    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    internal async Task<DecodeOutcome<T>> SendAsync<T>(DecodeInput input, TRequest request, bool urgent, Func<Reply<TAnswer>, T?> read, CancellationToken ct)
        where T : class
    {
        await _gate.EnterAsync(urgent, ct);
        // Not cancelled with the caller: ending the worker would cost more than letting it finish.
        return await ServeAsync(input, request, read).WaitAsync(ct);
    }

    private async Task<DecodeOutcome<T>> ServeAsync<T>(DecodeInput input, TRequest request, Func<Reply<TAnswer>, T?> read) where T : class
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
                Log.WorkerDoesNotStart(log, problem);
                return DecodeOutcome<T>.Park(new Parked(ParkKind.Crashed, "The decoder does not start on this machine."));
            }

            return await WithWorkerAsync(worker, input, request, read);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task<DecodeOutcome<T>> WithWorkerAsync<T>(WorkerProcess worker, DecodeInput input, TRequest request, Func<Reply<TAnswer>, T?> read) where T : class
    {
        using var done = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        Task watch = WatchAsync(worker, ended, done.Token);
        await using var source = new SourceReader(input);
        worker.Requests++;
        try
        {
            Reply<TAnswer> reply = await new Exchange<TRequest, TAnswer>(worker, source, input.Length, wire).RunAsync(request, ended.Token);
            DecodeOutcome<T> outcome = wire.ParkedOf(reply.Answer) is { } parked
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
            Log.WorkerLost(log, worker.Id, reason.Kind, reason.Reason, lastWords);
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
        long started = clock.GetTimestamp();
        using var timer = new PeriodicTimer(FirstLook, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (clock.GetElapsedTime(started) >= limits.RequestTimeout)
                    worker.End(new Parked(ParkKind.Timeout, $"This file was not decoded within {limits.RequestTimeout.TotalSeconds:0} seconds."));
                else if (worker.ResidentBytes() > limits.MaxResidentBytes)
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
