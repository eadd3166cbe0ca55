using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Jobs;
using PhotoGrid.Jobs;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The contract of queues on PostgreSQL, and what two nodes must not get wrong.</summary>
[NeedsPostgres]
public sealed class PostgresJobQueueTests : JobQueueContract, IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly string _connectionString;

    public PostgresJobQueueTests(PostgresDatabase database)
    {
        _connectionString = database.ConnectionString;
        Catalog = new PostgresCatalog(_connectionString);
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

    public async Task DisposeAsync() => await Catalog.DisposeAsync();

    [ContractFact]
    public async Task A_mark_that_another_node_lowered_is_raised_again()
    {
        await using var otherCatalog = new PostgresCatalog(_connectionString);
        var other = new SqlJobQueue(otherCatalog, _clock);
        await EnqueueAsync(Job());
        await Queue.CompleteAsync(Assert.Single(await LeaseAsync()), default);
        await other.SettleAsync((await other.ListWaitingAsync(default)).Single(mark => mark.Owner == Owner), default);
        Assert.Empty(await WaitingAsync());

        await EnqueueAsync(Job());

        Assert.Single(await WaitingAsync());
    }
}
