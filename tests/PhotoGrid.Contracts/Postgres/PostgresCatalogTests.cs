using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Catalog;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The contract of catalogs on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresCatalogTests(PostgresDatabase database) : CatalogContract, IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    protected override ICatalog Catalog { get; } = new PostgresCatalog(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Catalog.DisposeAsync();

    [ContractFact]
    public async Task Many_nodes_may_start_on_an_empty_database_at_once()
    {
        var empty = await (await PostgresServer.GetAsync()).NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var node = new PostgresCatalog(empty);
            await using var session = await node.OpenGlobalAsync(default);
            await session.CommitAsync(default);
        })));
    }
}
