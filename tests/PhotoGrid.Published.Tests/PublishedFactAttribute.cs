namespace PhotoGrid.Published.Tests;

/// <summary>Runs on the published file.</summary>
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = Needs.NoBinary;
}

/// <summary>Runs on the published file and a PostgreSQL of its own.</summary>
internal sealed class PublishedPostgresFactAttribute : FactAttribute
{
    public PublishedPostgresFactAttribute() => Skip = Needs.NoBinary ?? Needs.NoPostgres;
}
