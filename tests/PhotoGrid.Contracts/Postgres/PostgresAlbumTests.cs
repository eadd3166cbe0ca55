using PhotoGrid.Catalog;
using PhotoGrid.Contracts.Library;
using PhotoGrid.Server.Cloud.Postgres;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>The albums' SQL on PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresAlbumTests(PostgresDatabase database) : AlbumContract, IClassFixture<PostgresDatabase>
{
    private PostgresCatalog? _catalog;

    protected override ICatalog Catalog => _catalog ??= new PostgresCatalog(database.ConnectionString);
}
