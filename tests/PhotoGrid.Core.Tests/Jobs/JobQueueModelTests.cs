using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Core.Tests.Jobs;

/// <summary>Any sequence of what can be done with a queue, beside a model of ten lines a verb: both must agree at each step.</summary>
public sealed class JobQueueModelTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static Arbitrary<List<(int Verb, int Job)>> Steps { get; } =
        (from verb in Gen.Choose(0, 7) from job in Gen.Choose(0, 2) select (verb, job)).ListOf().Resize(40).Select(list => list.ToList()).ToArbitrary();

    [Fact]
    public void A_queue_does_what_the_model_says()
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-model-").FullName;
        try
        {
            using var catalog = new Disposing(new SqliteCatalog(folder));
            Prop.ForAll(Steps, steps => RunAsync(catalog.Catalog, steps).GetAwaiter().GetResult())
                .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> RunAsync(SqliteCatalog catalog, List<(int Verb, int Job)> steps)
    {
        var clock = new SteppedClock();
        var queue = new SqlJobQueue(catalog, clock);
        var owner = new UserId(Guid.NewGuid());
        var ids = Enumerable.Range(0, 3).Select(_ => new JobId(Guid.NewGuid())).ToArray();
        var model = new QueueModel(clock);
        var leases = new LeasedJob?[3];
        foreach (var (verb, at) in steps)
        {
            var held = leases[at];
            switch (verb)
            {
                case 0:
                    await using (var session = await catalog.OpenAsync(owner, default))
                    {
                        Assert.Equal(model.Enqueue(at), await queue.EnqueueAsync(session, new NewJob(ids[at], "make", null), default));
                        await session.CommitAsync(default);
                    }

                    break;
                case 1:
                    var leased = await queue.LeaseAsync(owner, 10, Lease, IJobQueue.AnyPriority, default);
                    Assert.Equal(model.LeaseAll(Lease), leased.Select(job => (Array.IndexOf(ids, job.Id), job.Attempt)).Order());
                    foreach (var job in leased)
                        leases[Array.IndexOf(ids, job.Id)] = job;
                    break;
                case 2 when held is not null:
                    Assert.Equal(model.Complete(at, held.Attempt), await queue.CompleteAsync(held, default));
                    break;
                case 3 when held is not null:
                    Assert.Equal(model.Retry(at, held.Attempt), await queue.RetryAsync(held, "failed", default));
                    break;
                case 4 when held is not null:
                    Assert.Equal(model.Extend(at, held.Attempt, Lease), await queue.ExtendAsync(held, Lease, default));
                    break;
                case 5:
                    Assert.Equal(model.Requeue(at), await queue.RequeueAsync(owner, ids[at], default));
                    break;
                case 6:
                    clock.Pass(TimeSpan.FromSeconds(7));
                    break;
                default:
                    clock.Pass(TimeSpan.FromSeconds(100));
                    break;
            }

            // A lease of the model is known by its number, as the queue's is by its token.
            for (var n = 0; n < leases.Length; n++)
                leases[n] = model.Forgets(n) ? null : leases[n];
            Assert.Equal(model.NextDue, await queue.NextDueAsync(owner, IJobQueue.AnyPriority, default));
        }

        return true;
    }

    private sealed class Disposing(SqliteCatalog catalog) : IDisposable
    {
        public SqliteCatalog Catalog => catalog;

        public void Dispose() => catalog.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class SteppedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public void Pass(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }

    private sealed class QueueModel(TimeProvider clock)
    {
        private enum State
        {
            None,
            Queued,
            Running,
            Parked,
        }

        private readonly (State State, int Attempts, DateTimeOffset Due)[] _jobs = new (State, int, DateTimeOffset)[3];

        public DateTimeOffset? NextDue => _jobs.Any(Waits) ? _jobs.Where(Waits).Min(job => job.Due) : null;

        public bool Enqueue(int at)
        {
            if (Waits(_jobs[at]))
                return false;
            _jobs[at] = (State.Queued, 0, clock.GetUtcNow());
            return true;
        }

        public List<(int At, int Attempt)> LeaseAll(TimeSpan lease)
        {
            var leased = new List<(int, int)>();
            for (var at = 0; at < _jobs.Length; at++)
            {
                if (!Waits(_jobs[at]) || _jobs[at].Due > clock.GetUtcNow())
                    continue;
                _jobs[at] = (State.Running, _jobs[at].Attempts + 1, clock.GetUtcNow() + lease);
                leased.Add((at, _jobs[at].Attempts));
            }

            return leased;
        }

        public bool Complete(int at, int attempt) => Change(at, attempt, _ => (State.None, 0, default));

        public bool Retry(int at, int attempt) => Change(at, attempt, job => attempt >= IJobQueue.MaxAttempts
            ? (State.Parked, job.Attempts, default)
            : (State.Queued, job.Attempts, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt), 3600))));

        public bool Extend(int at, int attempt, TimeSpan lease) => Change(at, attempt, job => (State.Running, job.Attempts, clock.GetUtcNow() + lease));

        public bool Requeue(int at)
        {
            if (_jobs[at].State != State.Parked)
                return false;
            _jobs[at] = (State.Queued, 0, clock.GetUtcNow());
            return true;
        }

        // After these an old lease could be taken for a new one by its attempt alone; the queue's token knows better (see the contract).
        public bool Forgets(int at) => _jobs[at].State == State.None || (_jobs[at].State == State.Queued && _jobs[at].Attempts == 0);

        private bool Change(int at, int attempt, Func<(State State, int Attempts, DateTimeOffset Due), (State, int, DateTimeOffset)> change)
        {
            if (_jobs[at].State != State.Running || _jobs[at].Attempts != attempt)
                return false;
            _jobs[at] = change(_jobs[at]);
            return true;
        }

        private static bool Waits((State State, int Attempts, DateTimeOffset Due) job) => job.State is State.Queued or State.Running;
    }
}
