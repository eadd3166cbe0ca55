using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Jobs;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of queues is worth something: it notices these.</summary>
public sealed class WrongJobQueueTests
{
    [Fact]
    public Task A_queue_that_ignores_tokens_is_noticed() => MustFailAsync(
        (right, catalog) => new Trusting(right, catalog), nameof(JobQueueContract.A_leased_job_is_hidden_until_its_lease_ends_and_the_late_worker_is_refused));

    [Fact]
    public Task A_queue_that_queues_the_same_work_twice_is_noticed() =>
        MustFailAsync((right, _) => new Doubling(right), nameof(JobQueueContract.An_id_is_queued_once_until_it_is_done));

    [Fact]
    public Task A_queue_that_never_gives_up_is_noticed() =>
        MustFailAsync((right, _) => new Stubborn(right), nameof(JobQueueContract.A_failed_job_waits_longer_each_time_and_is_parked_in_the_end));

    [Fact]
    public Task A_queue_that_hands_a_job_to_two_workers_is_noticed() =>
        MustFailAsync((right, _) => new Careless(right), nameof(JobQueueContract.Eight_workers_lease_each_of_a_thousand_jobs_exactly_once));

    [Fact]
    public Task A_queue_that_leases_what_is_not_due_is_noticed() =>
        MustFailAsync((right, _) => new Hasty(right), nameof(JobQueueContract.A_job_for_later_is_not_leased_earlier));

    [Fact]
    public Task A_queue_whose_extension_does_nothing_is_noticed() =>
        MustFailAsync((right, _) => new Idle(right), nameof(JobQueueContract.An_extended_lease_holds));

    [Fact]
    public Task A_queue_without_marks_is_noticed() =>
        MustFailAsync((right, _) => new Unmarked(right), nameof(JobQueueContract.Who_has_a_job_is_listed_as_waiting_until_it_is_done_and_settled));

    [Fact]
    public async Task The_right_queue_passes_when_run_by_hand() =>
        Assert.Empty(await ContractCheck.FailuresAsync(() => new Suite((right, _) => right)));

    private static async Task MustFailAsync(Func<IJobQueue, ICatalog, IJobQueue> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong), test));

    private sealed class Suite : JobQueueContract, IAsyncLifetime
    {
        private readonly TempFolder _temp = new();
        private readonly ManualClock _clock = new();

        public Suite(Func<IJobQueue, ICatalog, IJobQueue> wrong)
        {
            Catalog = new SqliteCatalog(_temp.Path);
            Queue = wrong(new SqlJobQueue(Catalog, _clock), Catalog);
        }

        protected override ICatalog Catalog { get; }

        protected override IJobQueue Queue { get; }

        protected override TimeProvider Clock => _clock;

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            await Catalog.DisposeAsync();
            _temp.Dispose();
        }

        protected override Task PassAsync(TimeSpan time)
        {
            _clock.Pass(time);
            return Task.CompletedTask;
        }
    }

    private abstract class Decorator(IJobQueue right) : IJobQueue
    {
        public event Action<UserId>? Woken
        {
            add => right.Woken += value;
            remove => right.Woken -= value;
        }

        protected IJobQueue Right => right;

        public virtual ValueTask<bool> EnqueueAsync(CatalogSession session, NewJob job, CancellationToken ct) => right.EnqueueAsync(session, job, ct);

        public virtual ValueTask<IReadOnlyList<LeasedJob>> LeaseAsync(UserId owner, int max, TimeSpan lease, int leastPriority, CancellationToken ct) =>
            right.LeaseAsync(owner, max, lease, leastPriority, ct);

        public virtual ValueTask<bool> ExtendAsync(LeasedJob job, TimeSpan lease, CancellationToken ct) => right.ExtendAsync(job, lease, ct);

        public virtual ValueTask<bool> CompleteAsync(LeasedJob job, CancellationToken ct) => right.CompleteAsync(job, ct);

        public virtual ValueTask<bool> CompleteAsync(CatalogSession session, LeasedJob job, CancellationToken ct) => right.CompleteAsync(session, job, ct);

        public virtual ValueTask<bool> RetryAsync(LeasedJob job, string reason, CancellationToken ct) => right.RetryAsync(job, reason, ct);

        public ValueTask<bool> ReleaseAsync(LeasedJob job, CancellationToken ct) => right.ReleaseAsync(job, ct);

        public ValueTask<bool> ParkAsync(CatalogSession session, LeasedJob job, string reason, CancellationToken ct) => right.ParkAsync(session, job, reason, ct);

        public ValueTask<bool> RequeueAsync(UserId owner, JobId id, CancellationToken ct) => right.RequeueAsync(owner, id, ct);

        public ValueTask<IReadOnlyList<JobCount>> CountAsync(UserId owner, CancellationToken ct) => right.CountAsync(owner, ct);

        public ValueTask<IReadOnlyList<ParkedJob>> ListParkedAsync(UserId owner, int max, CancellationToken ct) => right.ListParkedAsync(owner, max, ct);

        public virtual ValueTask<IReadOnlyList<WaitingOwner>> ListWaitingAsync(CancellationToken ct) => right.ListWaitingAsync(ct);

        public ValueTask<WaitingOwner?> FindWaitingAsync(UserId owner, CancellationToken ct) => right.FindWaitingAsync(owner, ct);

        public ValueTask SettleAsync(WaitingOwner mark, CancellationToken ct) => right.SettleAsync(mark, ct);

        public ValueTask<DateTimeOffset?> NextDueAsync(UserId owner, int leastPriority, CancellationToken ct) => right.NextDueAsync(owner, leastPriority, ct);
    }

    private sealed class Trusting(IJobQueue right, ICatalog catalog) : Decorator(right)
    {
        public override async ValueTask<bool> CompleteAsync(LeasedJob job, CancellationToken ct)
        {
            await using var session = await catalog.OpenAsync(job.Owner, ct);
            var done = await session.Sql.RunAsync(
                "DELETE FROM jobs WHERE owner_id = @owner AND id = @id", new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = job.Id.ToBytes() }, ct);
            await session.CommitAsync(ct);
            return done > 0;
        }
    }

    private sealed class Doubling(IJobQueue right) : Decorator(right)
    {
        public override ValueTask<bool> EnqueueAsync(CatalogSession session, NewJob job, CancellationToken ct) =>
            Right.EnqueueAsync(session, job with { Id = new JobId(Guid.NewGuid()) }, ct);
    }

    private sealed class Stubborn(IJobQueue right) : Decorator(right)
    {
        public override ValueTask<bool> RetryAsync(LeasedJob job, string reason, CancellationToken ct) =>
            Right.RetryAsync(job with { Attempt = Math.Min(job.Attempt, 7) }, reason, ct);
    }

    private sealed class Careless(IJobQueue right) : Decorator(right)
    {
        private readonly Lock _gate = new();
        private IReadOnlyList<LeasedJob> _last = [];

        public override async ValueTask<IReadOnlyList<LeasedJob>> LeaseAsync(UserId owner, int max, TimeSpan lease, int leastPriority, CancellationToken ct)
        {
            var leased = await Right.LeaseAsync(owner, max, lease, leastPriority, ct);
            lock (_gate)
            {
                var both = leased.Count == 0 ? leased : [.. leased, .. _last.Take(1)];
                _last = leased;
                return both;
            }
        }
    }

    private sealed class Hasty(IJobQueue right) : Decorator(right)
    {
        public override ValueTask<bool> EnqueueAsync(CatalogSession session, NewJob job, CancellationToken ct) =>
            Right.EnqueueAsync(session, job with { NotBefore = null }, ct);
    }

    private sealed class Idle(IJobQueue right) : Decorator(right)
    {
        public override ValueTask<bool> ExtendAsync(LeasedJob job, TimeSpan lease, CancellationToken ct) => ValueTask.FromResult(true);
    }

    private sealed class Unmarked(IJobQueue right) : Decorator(right)
    {
        public override ValueTask<IReadOnlyList<WaitingOwner>> ListWaitingAsync(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<WaitingOwner>>([]);
    }
}
