using System.Collections.Concurrent;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Contracts.Jobs;

/// <summary>What every job queue promises: the eight tests that were run on four engines, and what came with marks and transactions.</summary>
public abstract class JobQueueContract : JobQueueSuite
{
    [ContractFact]
    public async Task A_completed_job_is_gone()
    {
        await EnqueueAsync(Job());

        var job = Assert.Single(await LeaseAsync());
        Assert.True(await Queue.CompleteAsync(job, default));

        Assert.Empty(await LeaseAsync());
        Assert.False(await Queue.CompleteAsync(job, default));
        Assert.Null(await Queue.NextDueAsync(Owner, IJobQueue.AnyPriority, default));
        Assert.Empty(await Queue.CountAsync(Owner, default));
    }

    [ContractFact]
    public async Task A_job_comes_back_as_it_was_put_in()
    {
        var wanted = new NewJob(JobId.New(Clock), "make-renditions", PhotoId.New(Clock), "3,4", 50);
        await EnqueueAsync(wanted);

        var job = Assert.Single(await LeaseAsync());

        Assert.Equal((Owner, wanted.Id, wanted.Kind, wanted.Subject, wanted.Arguments, 1), (job.Owner, job.Id, job.Kind, job.Subject, job.Arguments, job.Attempt));
        Assert.Equal(Clock.GetUtcNow() + Lease, job.Until);
    }

    [ContractFact]
    public async Task An_id_is_queued_once_until_it_is_done()
    {
        var job = Job();
        Assert.True(await EnqueueAsync(job));
        Assert.False(await EnqueueAsync(job));

        var leased = Assert.Single(await LeaseAsync());
        Assert.False(await EnqueueAsync(job));
        Assert.Empty(await LeaseAsync());
        await Queue.CompleteAsync(leased, default);

        Assert.True(await EnqueueAsync(job));
        Assert.Single(await LeaseAsync());
    }

    [ContractFact]
    public async Task A_leased_job_is_hidden_until_its_lease_ends_and_the_late_worker_is_refused()
    {
        await EnqueueAsync(Job());
        var slow = Assert.Single(await LeaseAsync());
        await PassAsync(Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync());

        await PassAsync(TimeSpan.FromSeconds(2));
        var again = Assert.Single(await LeaseAsync());

        Assert.Equal((slow.Id, 2), (again.Id, again.Attempt));
        Assert.True(again.Token > slow.Token);
        Assert.False(await Queue.CompleteAsync(slow, default));
        Assert.False(await Queue.ExtendAsync(slow, Lease, default));
        Assert.False(await Queue.RetryAsync(slow, "late", default));
        Assert.False(await Queue.ReleaseAsync(slow, default));
        Assert.False(await ParkAsync(slow, "late"));
        Assert.True(await Queue.CompleteAsync(again, default));
    }

    [ContractFact]
    public async Task A_token_of_a_former_life_of_the_id_is_refused()
    {
        var job = Job();
        await EnqueueAsync(job);
        var first = Assert.Single(await LeaseAsync());
        await PassAsync(Lease + TimeSpan.FromSeconds(1));
        await Queue.CompleteAsync(Assert.Single(await LeaseAsync()), default);
        await EnqueueAsync(job);
        var second = Assert.Single(await LeaseAsync());

        Assert.False(await Queue.CompleteAsync(first, default));
        Assert.True(await Queue.CompleteAsync(second, default));
    }

    [ContractFact]
    public async Task An_extended_lease_holds()
    {
        await EnqueueAsync(Job());
        var job = Assert.Single(await LeaseAsync());

        for (var n = 0; n < 5; n++)
        {
            await PassAsync(Lease - TimeSpan.FromSeconds(1));
            Assert.True(await Queue.ExtendAsync(job, Lease, default));
            Assert.Empty(await LeaseAsync());
        }

        Assert.True(await Queue.CompleteAsync(job, default));
    }

    [ContractFact]
    public async Task A_failed_job_waits_longer_each_time_and_is_parked_in_the_end()
    {
        var queued = Job();
        await EnqueueAsync(queued);
        for (var attempt = 1; attempt <= IJobQueue.MaxAttempts; attempt++)
        {
            var job = Assert.Single(await LeaseAsync());
            Assert.Equal(attempt, job.Attempt);
            Assert.True(await Queue.RetryAsync(job, $"reason {attempt}", default));
            if (attempt == IJobQueue.MaxAttempts)
                break;
            await PassAsync(TimeSpan.FromSeconds(Math.Pow(2, attempt) - 1));
            Assert.Empty(await LeaseAsync());
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        await PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(await LeaseAsync());
        Assert.Null(await Queue.NextDueAsync(Owner, IJobQueue.AnyPriority, default));
        var parked = Assert.Single(await Queue.ListParkedAsync(Owner, 10, default));
        Assert.Equal((queued.Id, "reason 8", 8), (parked.Id, parked.Reason, parked.Attempts));

        Assert.True(await Queue.RequeueAsync(Owner, queued.Id, default));
        Assert.False(await Queue.RequeueAsync(Owner, queued.Id, default));
        Assert.Equal(1, Assert.Single(await LeaseAsync()).Attempt);
    }

    [ContractFact]
    public async Task A_job_that_kills_its_workers_comes_to_an_end_too()
    {
        await EnqueueAsync(Job());
        for (var n = 0; n < IJobQueue.MaxAttempts; n++)
        {
            Assert.Single(await LeaseAsync());
            await PassAsync(Lease + TimeSpan.FromSeconds(1));
        }

        var last = Assert.Single(await LeaseAsync());
        Assert.True(last.Attempt > IJobQueue.MaxAttempts);
        Assert.True(await Queue.RetryAsync(last, "killed its workers", default));
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(await LeaseAsync());
        Assert.Equal("killed its workers", Assert.Single(await Queue.ListParkedAsync(Owner, 10, default)).Reason);
    }

    [ContractFact]
    public async Task A_parked_job_can_be_queued_afresh_by_its_id()
    {
        var job = Job();
        await EnqueueAsync(job);
        Assert.True(await ParkAsync(Assert.Single(await LeaseAsync()), "can't be read"));
        Assert.Equal(1, Assert.Single(await Queue.CountAsync(Owner, default)).Parked);

        Assert.True(await EnqueueAsync(job));

        Assert.Equal(1, Assert.Single(await LeaseAsync()).Attempt);
        Assert.Empty(await Queue.ListParkedAsync(Owner, 10, default));
    }

    [ContractFact]
    public async Task A_released_job_is_due_at_once_and_the_attempt_does_not_count()
    {
        await EnqueueAsync(Job());
        Assert.True(await Queue.ReleaseAsync(Assert.Single(await LeaseAsync()), default));

        Assert.Equal(1, Assert.Single(await LeaseAsync()).Attempt);
    }

    [ContractFact]
    public async Task A_job_for_later_is_not_leased_earlier()
    {
        var when = Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await EnqueueAsync(Job() with { NotBefore = when });
        Assert.Empty(await LeaseAsync());
        Assert.Equal(when.ToUnixTimeMilliseconds(), (await Queue.NextDueAsync(Owner, IJobQueue.AnyPriority, default))!.Value.ToUnixTimeMilliseconds());

        await PassAsync(TimeSpan.FromHours(1));

        Assert.Single(await LeaseAsync());
    }

    [ContractFact]
    public async Task Higher_priority_goes_first_then_who_came_first()
    {
        string[] order = ["low", "first", "second", "high"];
        foreach (var (kind, priority) in ((string, int)[])[("low", 10), ("first", 100), ("second", 100), ("high", 200)])
        {
            await EnqueueAsync(Job() with { Kind = kind, Priority = priority });
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["high", "first"], (await LeaseAsync(2)).Select(job => job.Kind));
        Assert.Equal(["second", "low"], (await LeaseAsync(2)).Select(job => job.Kind));
    }

    [ContractFact]
    public async Task No_more_are_leased_than_were_asked_for()
    {
        for (var round = 0; round < 5; round++)
        {
            for (var n = 0; n < 6; n++)
                await EnqueueAsync(Job());
            Assert.Equal(5, (await LeaseAsync(5)).Count);
            Assert.Single(await LeaseAsync(5));
        }
    }

    [ContractFact]
    public async Task Eight_workers_lease_each_of_a_thousand_jobs_exactly_once()
    {
        await using (var session = await Catalog.OpenAsync(Owner, default))
        {
            for (var n = 0; n < 1000; n++)
                await Queue.EnqueueAsync(session, Job(), default);
            await session.CommitAsync(default);
        }

        var leased = new ConcurrentBag<JobId>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (await LeaseAsync(10) is { Count: > 0 } jobs)
            {
                await using var session = await Catalog.OpenAsync(Owner, default);
                foreach (var job in jobs)
                {
                    leased.Add(job.Id);
                    Assert.True(await Queue.CompleteAsync(session, job, default));
                }

                await session.CommitAsync(default);
            }
        })));

        Assert.Equal(1000, leased.Count);
        Assert.Equal(1000, leased.Distinct().Count());
        Assert.Empty(await Queue.CountAsync(Owner, default));
    }

    [ContractFact]
    public async Task What_is_rolled_back_was_never_queued_or_done()
    {
        await using (var session = await Catalog.OpenAsync(Owner, default))
            Assert.True(await Queue.EnqueueAsync(session, Job(), default));
        Assert.Empty(await LeaseAsync());

        await EnqueueAsync(Job());
        var job = Assert.Single(await LeaseAsync());
        await using (var session = await Catalog.OpenAsync(Owner, default))
            Assert.True(await Queue.CompleteAsync(session, job, default));
        Assert.True(await Queue.CompleteAsync(job, default));
    }

    [ContractFact]
    public async Task Owners_do_not_see_each_others_jobs()
    {
        var other = UserId.New(TimeProvider.System);
        await EnqueueAsync(Job());

        Assert.Empty(await Queue.LeaseAsync(other, 10, Lease, IJobQueue.AnyPriority, default));
        Assert.Empty(await Queue.CountAsync(other, default));
        Assert.Single(await LeaseAsync());
    }

    [ContractFact]
    public async Task Jobs_are_counted_by_kind_and_state()
    {
        for (var n = 0; n < 5; n++)
            await EnqueueAsync(Job());
        await EnqueueAsync(Job() with { Kind = "other" });
        var jobs = (await LeaseAsync(5)).Where(job => job.Kind == "make").ToList();
        foreach (var job in jobs.Take(1))
            await Queue.RetryAsync(job, "later", default);
        foreach (var job in jobs.Skip(1).Take(1))
            await ParkAsync(job, "never");

        var counts = await Queue.CountAsync(Owner, default);

        Assert.Equal(["make", "other"], counts.Select(count => count.Kind));
        Assert.Equal((6, 1, 1), (counts.Sum(c => c.Queued + c.Running + c.Retrying + c.Parked), counts.Sum(c => c.Retrying), counts.Sum(c => c.Parked)));
        Assert.Equal(3, counts.Sum(c => c.Running));
    }

    [ContractFact]
    public async Task Who_has_a_job_is_listed_as_waiting_until_it_is_done_and_settled()
    {
        Assert.Empty(await WaitingAsync());
        await EnqueueAsync(Job());
        var mark = Assert.Single(await WaitingAsync());
        Assert.True(mark.NextDue <= Clock.GetUtcNow());
        var job = Assert.Single(await LeaseAsync());

        await Queue.SettleAsync(mark, default);
        mark = Assert.Single(await WaitingAsync());
        Assert.Equal(job.Until.ToUnixTimeMilliseconds(), mark.NextDue.ToUnixTimeMilliseconds());

        await Queue.CompleteAsync(job, default);
        await Queue.SettleAsync(mark, default);
        Assert.Empty(await WaitingAsync());

        await EnqueueAsync(Job());
        Assert.True(Assert.Single(await WaitingAsync()).NextDue <= Clock.GetUtcNow());
    }

    [ContractFact]
    public async Task A_mark_that_was_raised_again_is_not_lowered()
    {
        await EnqueueAsync(Job() with { NotBefore = Clock.GetUtcNow() + TimeSpan.FromHours(1) });
        var old = Assert.Single(await WaitingAsync());
        await EnqueueAsync(Job());

        await Queue.SettleAsync(old, default);

        Assert.True(Assert.Single(await WaitingAsync()).NextDue <= Clock.GetUtcNow());
    }

    [ContractFact]
    public async Task Nobody_with_a_job_is_without_a_mark_however_queuing_and_settling_race()
    {
        var queued = 0;
        var queuing = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 15; n++)
            {
                await EnqueueAsync(Job());
                Interlocked.Increment(ref queued);
            }
        })));
        var done = 0;
        while (!queuing.IsCompleted || done < queued)
        {
            foreach (var mark in await WaitingAsync())
            {
                var jobs = await LeaseAsync(100);
                foreach (var job in jobs)
                    Assert.True(await Queue.CompleteAsync(job, default));
                done += jobs.Count;
                await Queue.SettleAsync(mark, default);
            }

            // A job without a mark would never be found: this loop, which only looks where marks are, would not end.
            if (queuing.IsCompleted && done < queued)
                Assert.NotEmpty(await WaitingAsync());
        }

        await queuing;
        Assert.Equal(45, done);
    }

    [ContractFact]
    public async Task A_commit_that_queued_something_wakes_the_runner_and_nothing_else_does()
    {
        var woken = new ConcurrentQueue<UserId>();
        Queue.Woken += woken.Enqueue;

        await using (var session = await Catalog.OpenAsync(Owner, default))
            await Queue.EnqueueAsync(session, Job(), default);
        Assert.Empty(woken);
        await EnqueueAsync(Job());

        Assert.Equal([Owner], woken);
    }
}
