using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Contracts.Jobs;

/// <summary>What an adapter of the job queue gives its contract, and the words that the contract is written in.</summary>
public abstract class JobQueueSuite
{
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected UserId Owner { get; } = UserId.New(TimeProvider.System);

    protected abstract ICatalog Catalog { get; }

    protected abstract IJobQueue Queue { get; }

    /// <summary>The time as the queue sees it.</summary>
    protected abstract TimeProvider Clock { get; }

    /// <summary>Lets the queue's time pass.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    protected NewJob Job() => new(new JobId(Guid.NewGuid()), "make", null);

    protected async Task<bool> EnqueueAsync(NewJob job)
    {
        await using var session = await Catalog.OpenAsync(Owner, default);
        var queued = await Queue.EnqueueAsync(session, job, default);
        await session.CommitAsync(default);
        return queued;
    }

    protected ValueTask<IReadOnlyList<LeasedJob>> LeaseAsync(int max = 100) => Queue.LeaseAsync(Owner, max, Lease, IJobQueue.AnyPriority, default);

    protected async Task<List<WaitingOwner>> WaitingAsync() => [.. (await Queue.ListWaitingAsync(default)).Where(mark => mark.Owner == Owner)];

    protected async Task<bool> ParkAsync(LeasedJob job, string reason)
    {
        await using var session = await Catalog.OpenAsync(Owner, default);
        var parked = await Queue.ParkAsync(session, job, reason, default);
        await session.CommitAsync(default);
        return parked;
    }
}
