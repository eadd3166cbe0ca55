using PhotoGrid.Contracts.Index;
using PhotoGrid.Index;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The contract of search indexes on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresSearchIndexTests(PostgresDatabase database) : SearchIndexContract, IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    protected override ISearchIndex Index { get; } = new PostgresSearchIndex(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Index.DisposeAsync();
}
