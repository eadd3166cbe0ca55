using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Contracts.Jobs;

/// <summary>The runner on a real queue: real time where it only waits for signals, a clock by hand where time matters.</summary>
public sealed class JobRunnerTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TempFolder _temp = new();
    private readonly ManualClock _clock = new();
    private readonly SqliteCatalog _catalog;
    private readonly SqlJobQueue _queue;
    private readonly UserId _owner = UserId.New(TimeProvider.System);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public JobRunnerTests()
    {
        _catalog = new SqliteCatalog(_temp.Path);
        _queue = new SqlJobQueue(_catalog, _clock);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _catalog.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task What_is_queued_before_and_after_the_start_is_run_once()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 3);
        Start(new JobHandler("make", (job, _) => Task.FromResult(seen.Add(job.Id.ToString()))));
        await EnqueueAsync(_owner, 4);

        await seen.ReachAsync(7);
        await UntilAsync(async () => (await _queue.CountAsync(_owner, default)).Count == 0);

        Assert.Equal(7, seen.Items.Distinct().Count());
    }

    [Fact]
    public async Task A_failing_job_is_tried_again_when_it_is_due()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 1);
        Start(new JobHandler("make", (job, _) => seen.Add($"{job.Attempt}") is null && job.Attempt < 3
            ? throw new IOException("not now") : Task.FromResult<string?>(null)));

        await UntilAsync(async () =>
        {
            await PassWhileRetryingAsync();
            return (await _queue.CountAsync(_owner, default)).Count == 0;
        });

        Assert.Equal(["1", "2", "3"], seen.Items);
    }

    [Fact]
    public async Task A_job_that_cannot_be_done_is_parked_with_its_reason_and_its_subject_is_told()
    {
        var told = new Counter();
        await EnqueueAsync(_owner, 1);
        Start(new JobHandler("make", (_, _) => Task.FromResult<string?>("The file is damaged."), (_, reason, _) =>
        {
            told.Add(reason);
            return Task.CompletedTask;
        }));

        await UntilAsync(async () => (await _queue.ListParkedAsync(_owner, 10, default)).Count == 1);

        Assert.Equal(["The file is damaged."], told.Items);
        Assert.Equal("The file is damaged.", (await _queue.ListParkedAsync(_owner, 10, default))[0].Reason);
    }

    [Fact]
    public async Task The_last_failure_parks_and_tells()
    {
        var told = new Counter();
        var tried = new Counter();
        await EnqueueAsync(_owner, 1);
        Start(new JobHandler("make", (job, _) => throw new InvalidDataException(tried.Add("x") ?? "/secret/path"), (_, reason, _) =>
        {
            told.Add(reason);
            return Task.CompletedTask;
        }));

        await UntilAsync(async () =>
        {
            await PassWhileRetryingAsync();
            return (await _queue.ListParkedAsync(_owner, 10, default)).Count == 1;
        });

        Assert.Equal(["It failed (InvalidDataException)."], told.Items);
        Assert.Equal(IJobQueue.MaxAttempts, tried.Items.Count);
    }

    [Fact]
    public async Task A_job_that_killed_its_workers_is_parked_without_being_run()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 1);
        for (var n = 0; n < IJobQueue.MaxAttempts; n++)
        {
            await _queue.LeaseAsync(_owner, 1, TimeSpan.FromSeconds(30), IJobQueue.AnyPriority, default);
            _clock.Pass(TimeSpan.FromSeconds(31));
        }

        Start(new JobHandler("make", (_, _) => Task.FromResult(seen.Add("run"))));

        await UntilAsync(async () => (await _queue.ListParkedAsync(_owner, 10, default)).Count == 1);
        Assert.Empty(seen.Items);
    }

    [Fact]
    public async Task Users_take_turns()
    {
        var seen = new Counter();
        var other = UserId.New(TimeProvider.System);
        await EnqueueAsync(_owner, 60);
        await EnqueueAsync(other, 2);

        Start(new JobHandler("make", (job, _) => Task.FromResult(seen.Add(job.Owner == other ? "other" : "owner"))));
        await seen.ReachAsync(62);

        // Two at a time each, and what is in hand already: far from behind the sixty.
        Assert.True(seen.Items.ToList().LastIndexOf("other") < 20, string.Join(' ', seen.Items));
    }

    [Fact]
    public async Task No_more_jobs_run_at_once_than_allowed_and_a_long_one_keeps_its_lease()
    {
        var seen = new Counter();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (now, most) = (0, 0);
        await EnqueueAsync(_owner, 4);
        Start(new JobHandler("make", async (job, ct) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            seen.Add(job.Id.ToString());
            await gate.Task.WaitAsync(ct);
            Interlocked.Decrement(ref now);
            return null;
        }));
        await seen.ReachAsync(2);

        for (var n = 0; n < 12; n++)
        {
            _clock.Pass(TimeSpan.FromSeconds(10));
            await UntilAsync(async () => await _queue.NextDueAsync(_owner, IJobQueue.AnyPriority, default) > _clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        }

        gate.SetResult();
        await UntilAsync(async () => (await _queue.CountAsync(_owner, default)).Count == 0);
        Assert.Equal(4, seen.Items.Distinct().Count());
        Assert.Equal(4, seen.Items.Count);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Stopping_gives_back_what_was_not_done()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 6);
        Start(new JobHandler("make", async (job, ct) =>
        {
            seen.Add(job.Id.ToString());
            await Task.Delay(Timeout.Infinite, ct);
            return null;
        }));
        await seen.ReachAsync(2);

        await StopAsync();

        var jobs = await _queue.LeaseAsync(_owner, 10, TimeSpan.FromSeconds(30), IJobQueue.AnyPriority, default);
        Assert.Equal(6, jobs.Count);
        Assert.All(jobs, job => Assert.Equal(1, job.Attempt));
    }

    [Fact]
    public async Task Backlog_waits_until_nothing_urgent_came_for_a_while()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 1, priority: 10);
        Start(new JobHandler("make", (job, _) => Task.FromResult(seen.Add($"{job.Priority}"))));
        await EnqueueAsync(_owner, 2);
        await seen.ReachAsync(2);
        await UntilAsync(async () => await _queue.NextDueAsync(_owner, JobRunnerOptions.Urgent, default) is null);
        Assert.Equal(["100", "100"], seen.Items);

        _clock.Pass(new JobRunnerOptions().Quiet - TimeSpan.FromSeconds(1));
        await EnqueueAsync(_owner, 1);
        await seen.ReachAsync(3);
        _clock.Pass(TimeSpan.FromSeconds(2));
        await UntilAsync(async () => await _queue.NextDueAsync(_owner, JobRunnerOptions.Urgent, default) is null);
        Assert.Equal(["100", "100", "100"], seen.Items);

        await UntilAsync(() =>
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            return Task.FromResult(seen.Items.Contains("10"));
        });
    }

    [Fact]
    public async Task A_quiet_owner_is_taken_from_the_list_of_those_who_wait()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 1);
        Start(new JobHandler("make", (_, _) => Task.FromResult(seen.Add("run"))));
        await seen.ReachAsync(1);

        await UntilAsync(async () =>
        {
            _clock.Pass(TimeSpan.FromSeconds(5));
            return (await _queue.ListWaitingAsync(default)).Count == 0;
        });

        await EnqueueAsync(_owner, 1);
        await seen.ReachAsync(2);
    }

    [Fact]
    public async Task An_erased_library_is_not_made_again()
    {
        var seen = new Counter();
        await EnqueueAsync(_owner, 1);
        Start(new JobHandler("make", (_, _) => Task.FromResult(seen.Add("run"))));
        await UntilAsync(async () => seen.Items.Count == 1 && (await _queue.CountAsync(_owner, default)).Count == 0);
        await using (var global = await _catalog.OpenGlobalAsync(default))
        {
            await global.Sql.RunAsync("DELETE FROM work WHERE owner_id = @owner", new SqlArgs { ["owner"] = _owner.ToBytes() }, default);
            await global.CommitAsync(default);
        }

        await UntilAsync(EraseAsync);
        var other = UserId.New(TimeProvider.System);
        for (var n = 2; n <= 5; n++)
        {
            _clock.Pass(TimeSpan.FromSeconds(20));
            await EnqueueAsync(other, 1);
            await UntilAsync(() => Task.FromResult(seen.Items.Count == n));
        }

        Assert.Empty(Directory.GetDirectories(_temp.Path, _owner.ToString(), SearchOption.AllDirectories));
    }

    private async Task<bool> EraseAsync()
    {
        try
        {
            await _catalog.EraseAsync(_owner, default);
            return true;
        }
        catch (IOException)
        {
            // The runner is looking into it this moment.
            return false;
        }
    }

    private void Start(params JobHandler[] handlers)
    {
        var runner = new JobRunner(_queue, _catalog, handlers, _clock, NullLogger<JobRunner>.Instance, new JobRunnerOptions { Parallelism = 2 });
        _running = Task.Run(() => runner.RunAsync(_stopping.Token));
    }

    private async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(Limit);
    }

    private async Task EnqueueAsync(UserId owner, int count, int priority = 100)
    {
        await using var session = await _catalog.OpenAsync(owner, default);
        for (var n = 0; n < count; n++)
            await _queue.EnqueueAsync(session, new NewJob(new JobId(Guid.NewGuid()), "make", null, Priority: priority), default);
        await session.CommitAsync(default);
    }

    // Only while the job waits for its time: under a running one the lease would end.
    private async Task PassWhileRetryingAsync()
    {
        if ((await _queue.CountAsync(_owner, default)).Sum(count => count.Retrying) > 0)
            _clock.Pass(TimeSpan.FromSeconds(1));
    }

    // For what has no signal: rows that another task is about to write. Yields, never sleeps.
    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
            Interlocked.CompareExchange(ref target, value, seen);
    }

    /// <summary>What happened, and a way to wait for so much of it.</summary>
    private sealed class Counter
    {
        private readonly SemaphoreSlim _added = new(0);
        private int _reached;

        public ConcurrentQueue<string> Items { get; } = new();

        public string? Add(string item)
        {
            Items.Enqueue(item);
            _added.Release();
            return null;
        }

        public async Task ReachAsync(int count)
        {
            for (; _reached < count; _reached++)
                Assert.True(await _added.WaitAsync(Limit), $"Only {Items.Count} of {count} happened.");
        }
    }
}
