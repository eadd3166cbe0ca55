using PhotoGrid.Contracts.Postgres;

namespace PhotoGrid.Published.Tests;

/// <summary>Runs on the published file and a PostgreSQL of its own.</summary>
internal sealed class PublishedPostgresFactAttribute : FactAttribute
{
    public PublishedPostgresFactAttribute() => Skip = Needs.NoBinary
        ?? (PostgresServer.Binaries is null && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1" ? "PostgreSQL is not installed" : null);
}
