using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Library;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The library's SQL on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresLibraryTests(PostgresDatabase database) : LibraryContract, IClassFixture<PostgresDatabase>
{
    private PostgresCatalog? _catalog;

    protected override ICatalog Catalog => _catalog ??= new PostgresCatalog(database.ConnectionString);
}
