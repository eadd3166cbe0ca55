using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Jobs;

/// <summary>
/// Takes jobs from a queue and runs them: bounded in number, in turn for all users, with leases kept alive, retries and parking. Starts
/// with everybody whose mark is up; wakes when something is queued or due. Stopping gives back what was not done.
/// </summary>
public sealed class JobRunner(
    IJobQueue queue, ICatalog catalog, IEnumerable<JobHandler> handlers, TimeProvider clock, ILogger<JobRunner> log, JobRunnerOptions? options = null)
{
    private readonly JobRunnerOptions _options = options ?? new JobRunnerOptions();
    private readonly Dictionary<string, JobHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly WorkLine _line = new(clock);
    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _quiet = new();
    private DateTimeOffset _lastUrgent = DateTimeOffset.MinValue;
    private readonly ConcurrentDictionary<(UserId Owner, JobId Id, long Token), HeldJob> _held = new();

    /// <summary>Runs until <paramref name="ct"/> ends; then waits for the running handlers to notice.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        queue.Woken += _line.Add;
        _lastUrgent = clock.GetUtcNow();
        try
        {
            var ready = Channel.CreateBounded<HeldJob>(_options.Parallelism);
            await Task.WhenAll([
                LeaseAsync(ready.Writer, ct),
                RepeatAsync(_options.Look, LookAsync, ct),
                RepeatAsync(_options.Lease / 3, ExtendAsync, ct),
                .. Enumerable.Range(0, _options.Parallelism).Select(_ => WorkAsync(ready.Reader, ct))]);
        }
        finally
        {
            queue.Woken -= _line.Add;
        }
    }

    // Leases for whoever is next in line, a few at a time: the more users wait, the more often it is each one's turn.
    private async Task LeaseAsync(ChannelWriter<HeldJob> ready, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                // First room, then the lease: a job that waits in here is kept from other nodes.
                await ready.WaitToWriteAsync(ct);
                var owner = await _line.TakeAsync(ct);
                foreach (var job in await TryAsync(owner, ct))
                    await ready.WriteAsync(job, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            ready.Complete();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One user's trouble must not stop the others' work; it is logged and tried again.")]
    private async Task<IReadOnlyList<HeldJob>> TryAsync(UserId owner, CancellationToken ct)
    {
        try
        {
            // No mark, no job: a library that was erased must not be opened, which would make it again.
            if (await queue.FindWaitingAsync(owner, ct) is not { } mark)
                return [];
            var (least, _) = Patience();
            var leased = await queue.LeaseAsync(owner, _options.Parallelism, _options.Lease, least, ct);
            if (leased.Count > 0)
            {
                if (leased.Any(job => job.Priority >= JobRunnerOptions.Urgent))
                    _lastUrgent = clock.GetUtcNow();
                _quiet.TryRemove(owner, out _);
                _line.Add(owner);
            }
            else
            {
                await RestAsync(mark, ct);
            }

            return [.. leased.Select(Hold)];
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Log.LeasingFailed(log, error, owner.Value);
            _line.AddAt(owner, clock.GetUtcNow() + _options.Look);
            return [];
        }
    }

    // Nothing to do for this owner now: comes back when something is due, else settles the mark once it was quiet for a while.
    private async Task RestAsync(WaitingOwner mark, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (least, quietAt) = Patience();
        var nextDue = await queue.NextDueAsync(mark.Owner, least, ct);
        // What waits for quiet keeps the owner in sight until then.
        if (least != IJobQueue.AnyPriority && nextDue is null && await queue.NextDueAsync(mark.Owner, IJobQueue.AnyPriority, ct) is { } patient)
            nextDue = patient > quietAt ? patient : quietAt;

        var since = _quiet.GetOrAdd(mark.Owner, now);
        if (nextDue <= now + _options.Linger)
        {
            _line.AddAt(mark.Owner, nextDue.Value);
        }
        else if (now < since + _options.Linger)
        {
            _line.AddAt(mark.Owner, since + _options.Linger);
        }
        else
        {
            _quiet.TryRemove(mark.Owner, out _);
            await queue.SettleAsync(mark, ct);
            if (nextDue is { } later)
                _line.AddAt(mark.Owner, later);
        }
    }

    // While somebody's urgent work comes in, from any user, the rest of the machine is theirs: backlog waits until it was quiet for a while.
    private (int LeastPriority, DateTimeOffset QuietAt) Patience()
    {
        var quietAt = _lastUrgent + _options.Quiet;
        return (clock.GetUtcNow() < quietAt ? JobRunnerOptions.Urgent : IJobQueue.AnyPriority, quietAt);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        foreach (var mark in await queue.ListWaitingAsync(ct))
        {
            if (!_quiet.ContainsKey(mark.Owner))
                _line.AddAt(mark.Owner, mark.NextDue);
        }
    }

    private async Task WorkAsync(ChannelReader<HeldJob> ready, CancellationToken ct)
    {
        await foreach (var held in ready.ReadAllAsync(CancellationToken.None))
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, held.Lost);
            try
            {
                await RunAsync(held.Job, held, ending.Token, ct);
            }
            finally
            {
                Drop(held);
            }
        }
    }

    // The queue's answers are waited for even when stopping: they are short, and a lost answer means the work is done twice.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws makes a retry; whatever the queue throws is made good by the lease's end.")]
    private async Task RunAsync(LeasedJob job, HeldJob held, CancellationToken ct, CancellationToken stopping)
    {
        try
        {
            if (stopping.IsCancellationRequested)
            {
                await queue.ReleaseAsync(job, CancellationToken.None);
                return;
            }

            if (!_handlers.TryGetValue(job.Kind, out var handler))
                await GiveUpAsync(job, null, $"This server does not know the work '{job.Kind}'.");
            else if (job.Attempt > IJobQueue.MaxAttempts)
                await GiveUpAsync(job, handler, "It ended the worker each time it was tried.");
            else if (await handler.RunAsync(job, ct) is { } reason)
                await GiveUpAsync(job, handler, reason);
            else
                await CompleteAsync(job);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.ReleaseAsync(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (held.Lost.IsCancellationRequested)
        {
            Log.LeaseLost(log, job.Kind, job.Id.Value);
        }
        catch (Exception error)
        {
            await FailAsync(job, error);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "See RunAsync.")]
    private async Task FailAsync(LeasedJob job, Exception error)
    {
        Log.JobFailed(log, error, job.Kind, job.Id.Value, job.Attempt);
        try
        {
            // The type only: messages of exceptions hold paths, and this text is shown to people.
            var reason = $"It failed ({error.GetType().Name}).";
            if (job.Attempt >= IJobQueue.MaxAttempts)
                await GiveUpAsync(job, _handlers.GetValueOrDefault(job.Kind), reason);
            else
                await RetryAsync(job, reason);
        }
        catch (Exception again)
        {
            // The lease runs out, and the job is taken again.
            Log.JobFailed(log, again, job.Kind, job.Id.Value, job.Attempt);
        }
    }

    private async Task GiveUpAsync(LeasedJob job, JobHandler? handler, string reason)
    {
        if (handler?.ParkedAsync is { } tell)
            await tell(job, reason, CancellationToken.None);
        await using var session = await catalog.OpenAsync(job.Owner, CancellationToken.None);
        await queue.ParkAsync(session, job, reason, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        JobMetrics.Count(job.Kind, "parked");
        Log.JobParked(log, job.Kind, job.Id.Value, job.Attempt);
    }

    private async Task CompleteAsync(LeasedJob job)
    {
        await queue.CompleteAsync(job, CancellationToken.None);
        JobMetrics.Count(job.Kind, "done");
    }

    private async Task RetryAsync(LeasedJob job, string reason)
    {
        await queue.RetryAsync(job, reason, CancellationToken.None);
        JobMetrics.Count(job.Kind, "retried");
    }

    private async Task ExtendAsync(CancellationToken ct)
    {
        var soon = clock.GetUtcNow() + (_options.Lease * 2 / 3);
        foreach (var held in _held.Values.Where(held => held.Until <= soon))
        {
            if (await queue.ExtendAsync(held.Job, _options.Lease, ct))
                held.Until = clock.GetUtcNow() + _options.Lease;
            else if (_held.ContainsKey(KeyOf(held.Job)))
                held.Lose();
        }
    }

    private HeldJob Hold(LeasedJob job) => _held[KeyOf(job)] = new HeldJob(job);

    private void Drop(HeldJob held)
    {
        _held.TryRemove(KeyOf(held.Job), out _);
        held.Dispose();
    }

    private static (UserId Owner, JobId Id, long Token) KeyOf(LeasedJob job) => (job.Owner, job.Id, job.Token);

    [SuppressMessage("Design", "CA1031", Justification = "A failed round is followed by the next; it is logged.")]
    private async Task RepeatAsync(TimeSpan every, Func<CancellationToken, Task> round, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            do
            {
                try
                {
                    await round(ct);
                }
                catch (Exception error) when (!ct.IsCancellationRequested)
                {
                    Log.RoundFailed(log, error);
                }
            }
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
