using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>
/// The embedded catalog: <c>catalog.db</c> for what is global and one <c>users/&lt;bucket&gt;/&lt;userId&gt;/library.db</c> each.
/// Open libraries are kept, least recently used closed first.
/// </summary>
public sealed class SqliteCatalog : ICatalog
{
    private readonly string _folder;
    private readonly DiskCalls _disk;
    private readonly OpenFiles _files;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private SqliteFile? _global;

    /// <summary>Uses (and makes) the given data folder; at most <paramref name="maxOpen"/> idle libraries stay open (3 file handles each).</summary>
    public SqliteCatalog(string dataFolder, int maxOpen = 256, DiskCalls? calls = null)
    {
        _folder = Path.GetFullPath(dataFolder);
        _disk = calls ?? DiskCalls.Real;
        _files = new OpenFiles(maxOpen, (owner, ct) => LibraryFile.OpenAsync(PathOf(owner), "user", _disk, ct));
    }

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct)
    {
        var shard = await _files.TakeAsync(owner, ct);
        try
        {
            return await BeginWriteAsync(owner, shard.File, () => _files.Return(shard), ct);
        }
        catch
        {
            _files.Return(shard);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct)
    {
        var shard = await _files.TakeAsync(owner, ct);
        try
        {
            return await BeginReadAsync(owner, shard.File, () => _files.Return(shard));
        }
        catch
        {
            _files.Return(shard);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenGlobalAsync(CancellationToken ct) =>
        await BeginWriteAsync(default, await GlobalAsync(ct), null, ct);

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenGlobalReadAsync(CancellationToken ct) =>
        await BeginReadAsync(default, await GlobalAsync(ct), null);

    /// <inheritdoc/>
    public ValueTask EraseAsync(UserId owner, CancellationToken ct) => _files.CloseAsync(
        owner,
        () =>
        {
            var folder = Path.GetDirectoryName(PathOf(owner))!;
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        },
        ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _files.DisposeAsync();
        if (_global is not null)
            await _global.DisposeAsync();
        _global = null;
        _opening.Dispose();
    }

    private string PathOf(UserId owner) =>
        Path.Combine(_folder, "users", Sharding.BucketOf(owner).ToString("D4"), owner.ToString(), "library.db");

    private static async ValueTask<CatalogSession> BeginWriteAsync(UserId owner, SqliteFile file, Action? done, CancellationToken ct)
    {
        var (connection, release) = await file.TakeWriterAsync(ct);
        try
        {
            return new CatalogSession(owner, connection, connection.BeginTransaction(), SqlDialect.Sqlite, Then(release, done));
        }
        catch
        {
            await release();
            throw;
        }
    }

    private static async ValueTask<CatalogSession> BeginReadAsync(UserId owner, SqliteFile file, Action? done)
    {
        var (connection, release) = file.TakeReader();
        try
        {
            return new CatalogSession(owner, connection, connection.BeginTransaction(deferred: true), SqlDialect.Sqlite, Then(release, done));
        }
        catch
        {
            await release();
            throw;
        }
    }

    private static Func<ValueTask> Then(Func<ValueTask> release, Action? done) => async () =>
    {
        await release();
        done?.Invoke();
    };

    private async ValueTask<SqliteFile> GlobalAsync(CancellationToken ct)
    {
        if (_global is { } ready)
            return ready;
        await _opening.WaitAsync(ct);
        try
        {
            return _global ??= await LibraryFile.OpenAsync(Path.Combine(_folder, "catalog.db"), "global", _disk, ct);
        }
        finally
        {
            _opening.Release();
        }
    }
}
