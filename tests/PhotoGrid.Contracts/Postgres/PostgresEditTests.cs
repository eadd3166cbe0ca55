using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Library;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The SQL of edits on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresEditTests(PostgresDatabase database) : EditContract, IClassFixture<PostgresDatabase>
{
    private PostgresCatalog? _catalog;

    protected override ICatalog Catalog => _catalog ??= new PostgresCatalog(database.ConnectionString);
}
