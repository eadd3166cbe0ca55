using PhotoGrid.Catalog;
using PhotoGrid.Jobs;

namespace PhotoGrid.Contracts.Jobs;

/// <summary>The contract on SQLite, and what only one process may save itself.</summary>
public sealed class SqliteJobQueueTests : JobQueueContract, IAsyncLifetime
{
    private readonly TempFolder _temp = new();
    private readonly ManualClock _clock = new();

    public SqliteJobQueueTests()
    {
        Catalog = new SqliteCatalog(_temp.Path);
        Queue = new SqlJobQueue(Catalog, _clock);
    }

    protected override ICatalog Catalog { get; }

    protected override IJobQueue Queue { get; }

    protected override TimeProvider Clock => _clock;

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Pass(time);
        return Task.CompletedTask;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Catalog.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task Under_a_raised_mark_nothing_global_is_written()
    {
        await EnqueueAsync(Job());
        var file = new FileInfo(Path.Combine(_temp.Path, "catalog.db-wal"));
        var before = file.Length;

        for (var n = 0; n < 10; n++)
            await EnqueueAsync(Job());

        file.Refresh();
        Assert.Equal(before, file.Length);
        Assert.Equal(1, Assert.Single(await WaitingAsync()).Generation);
    }

    [Fact]
    public async Task A_mark_survives_a_restart_and_a_new_process_raises_it_again_at_no_harm()
    {
        await EnqueueAsync(Job());
        await Catalog.DisposeAsync();
        await using var catalog = new SqliteCatalog(_temp.Path);
        var queue = new SqlJobQueue(catalog, _clock);

        Assert.Equal(Owner, Assert.Single(await queue.ListWaitingAsync(default)).Owner);
        await using (var session = await catalog.OpenAsync(Owner, default))
        {
            await queue.EnqueueAsync(session, Job(), default);
            await session.CommitAsync(default);
        }

        Assert.Equal(2, (await queue.LeaseAsync(Owner, 10, TimeSpan.FromSeconds(30), IJobQueue.AnyPriority, default)).Count);
    }

    [Fact]
    public async Task After_a_crash_the_next_process_waits_for_no_lease_of_the_dead_one()
    {
        await EnqueueAsync(Job());
        Assert.Single(await LeaseAsync());
        _clock.Pass(TimeSpan.FromSeconds(1));

        var next = new SqlJobQueue(Catalog, _clock);

        Assert.Equal(2, Assert.Single(await next.LeaseAsync(Owner, 10, TimeSpan.FromSeconds(30), IJobQueue.AnyPriority, default)).Attempt);
        Assert.Empty(await next.LeaseAsync(Owner, 10, TimeSpan.FromSeconds(30), IJobQueue.AnyPriority, default));
    }
}
