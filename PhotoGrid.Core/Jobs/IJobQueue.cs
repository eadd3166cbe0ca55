using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Jobs;

/// <summary>Work to be put into the queue.</summary>
/// <param name="Id">Chosen by the caller: while a job with this id waits or runs, another is not queued.</param>
/// <param name="Kind">Names the handler, e.g. make-renditions.</param>
/// <param name="Subject">The photo it is about, if any.</param>
/// <param name="Arguments">A small text the handler understands: ids only.</param>
/// <param name="Priority">Higher first: 100 eager, 10 backlog.</param>
/// <param name="NotBefore">Not leased earlier than this.</param>
public sealed record NewJob(JobId Id, string Kind, PhotoId? Subject, string Arguments = "", int Priority = 100, DateTimeOffset? NotBefore = null);

/// <summary>A job in the hands of a worker until <paramref name="Until"/>; the token fences off workers whose lease ran out.</summary>
public sealed record LeasedJob(UserId Owner, JobId Id, string Kind, PhotoId? Subject, string Arguments, int Attempt, long Token, DateTimeOffset Until, int Priority);

/// <summary>A job that was given up, and why.</summary>
public sealed record ParkedJob(JobId Id, string Kind, PhotoId? Subject, string Reason, int Attempts, DateTimeOffset At);

/// <summary>How many jobs of a kind are in which state.</summary>
public sealed record JobCount(string Kind, long Queued, long Running, long Retrying, long Parked);

/// <summary>Somebody who may have work waiting.</summary>
/// <param name="Owner">Who.</param>
/// <param name="NextDue">From when it is worth a look.</param>
/// <param name="Generation">Rises when the mark is raised; given back to <see cref="IJobQueue.SettleAsync"/>.</param>
public sealed record WaitingOwner(UserId Owner, DateTimeOffset NextDue, long Generation);

/// <summary>
/// Work to be done, kept beside the rows it is about. A job is queued in the caller's transaction, leased for a time, and acknowledged
/// with the token of its lease; a stale token is refused (false). A job is run at least once: handlers are safe to run twice.
/// </summary>
public interface IJobQueue
{
    /// <summary>A job that failed this often, or whose worker died this often, is given up.</summary>
    const int MaxAttempts = 8;

    /// <summary>Raised in this process after a commit that queued something for an owner. Only a wake-up: other nodes look at <see cref="ListWaitingAsync"/>.</summary>
    event Action<UserId>? Woken;

    /// <summary>Queues in the caller's transaction. False when a job with this id is waiting or running already. A parked one is started afresh.</summary>
    ValueTask<bool> EnqueueAsync(CatalogSession session, NewJob job, CancellationToken ct);

    /// <summary>Takes every job there is.</summary>
    const int AnyPriority = int.MinValue;

    /// <summary>Takes up to <paramref name="max"/> due jobs of an owner, highest priority first, then oldest. A lease that ran out is taken
    /// again, with one more attempt; one with more than <see cref="MaxAttempts"/> killed its workers and is for parking, not for running.</summary>
    ValueTask<IReadOnlyList<LeasedJob>> LeaseAsync(UserId owner, int max, TimeSpan lease, int leastPriority, CancellationToken ct);

    /// <summary>Keeps a lease for longer, from now. False when it was lost.</summary>
    ValueTask<bool> ExtendAsync(LeasedJob job, TimeSpan lease, CancellationToken ct);

    /// <summary>Done: removes the job. False when the lease was lost.</summary>
    ValueTask<bool> CompleteAsync(LeasedJob job, CancellationToken ct);

    /// <summary>Done, in the same transaction as what the work wrote. False when the lease was lost: then roll back.</summary>
    ValueTask<bool> CompleteAsync(CatalogSession session, LeasedJob job, CancellationToken ct);

    /// <summary>Try again later: 2^attempt seconds, at most an hour; after <see cref="MaxAttempts"/> it is parked. False when the lease was lost.</summary>
    ValueTask<bool> RetryAsync(LeasedJob job, string reason, CancellationToken ct);

    /// <summary>Given back unused, because the worker stops: due at once, the attempt not counted. False when the lease was lost.</summary>
    ValueTask<bool> ReleaseAsync(LeasedJob job, CancellationToken ct);

    /// <summary>Given up, with a reason a person can read. False when the lease was lost.</summary>
    ValueTask<bool> ParkAsync(CatalogSession session, LeasedJob job, string reason, CancellationToken ct);

    /// <summary>Puts a parked job back in the queue. False when there is none.</summary>
    ValueTask<bool> RequeueAsync(UserId owner, JobId id, CancellationToken ct);

    /// <summary>Counts by kind and state.</summary>
    ValueTask<IReadOnlyList<JobCount>> CountAsync(UserId owner, CancellationToken ct);

    /// <summary>The newest parked jobs.</summary>
    ValueTask<IReadOnlyList<ParkedJob>> ListParkedAsync(UserId owner, int max, CancellationToken ct);

    /// <summary>
    /// Everybody who has a job queued or running is in it, whatever crashed when; others may be. What a worker looks at when it starts,
    /// and where several nodes work, now and then.
    /// </summary>
    ValueTask<IReadOnlyList<WaitingOwner>> ListWaitingAsync(CancellationToken ct);

    /// <summary>The entry of one owner in that list; null when there is none, and so no job.</summary>
    ValueTask<WaitingOwner?> FindWaitingAsync(UserId owner, CancellationToken ct);

    /// <summary>After an empty look: takes an owner from that list, or notes when the next job is due. Nothing queued meanwhile is lost.</summary>
    ValueTask SettleAsync(WaitingOwner mark, CancellationToken ct);

    /// <summary>When the next job of the owner is due (a running one: when its lease ends), or null when there is none.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(UserId owner, int leastPriority, CancellationToken ct);
}
