using PhotoGrid.Catalog;

namespace PhotoGrid.Contracts.Catalog;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteCatalogTests : CatalogContract, IAsyncLifetime
{
    private readonly TempFolder _temp = new();

    public SqliteCatalogTests() => Catalog = new SqliteCatalog(_temp.Path);

    protected override ICatalog Catalog { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Catalog.DisposeAsync();
        _temp.Dispose();
    }
}
