using PhotoGrid.Catalog;

namespace PhotoGrid.Contracts.Library;

/// <summary>The SQL of edits on SQLite.</summary>
public sealed class SqliteEditTests : EditContract, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteCatalog? _catalog;

    protected override ICatalog Catalog => _catalog ??= new SqliteCatalog(_folder.Path);

    public void Dispose() => _folder.Dispose();
}
