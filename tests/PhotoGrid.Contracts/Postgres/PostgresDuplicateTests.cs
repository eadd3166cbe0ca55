using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Library;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The SQL of duplicates on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresDuplicateTests(PostgresDatabase database) : DuplicateContract, IClassFixture<PostgresDatabase>
{
    private PostgresCatalog? _catalog;

    protected override ICatalog Catalog => _catalog ??= new PostgresCatalog(database.ConnectionString);
}
