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
    private readonly int _maxOpen;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Dictionary<UserId, OpenShard> _open = [];
    private SqliteFile? _global;
    private long _uses;

    /// <summary>Uses (and makes) the given data folder; at most <paramref name="maxOpen"/> idle libraries stay open (3 file handles each).</summary>
    public SqliteCatalog(string dataFolder, int maxOpen = 256, DiskCalls? calls = null)
    {
        _folder = Path.GetFullPath(dataFolder);
        _disk = calls ?? DiskCalls.Real;
        _maxOpen = maxOpen;
    }

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct)
    {
        var shard = await TakeAsync(owner, ct);
        try
        {
            return await BeginWriteAsync(owner, shard.File, () => Return(shard), ct);
        }
        catch
        {
            Return(shard);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct)
    {
        var shard = await TakeAsync(owner, ct);
        try
        {
            return await BeginReadAsync(owner, shard.File, () => Return(shard));
        }
        catch
        {
            Return(shard);
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
    public async ValueTask EraseAsync(UserId owner, CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            OpenShard? shard;
            lock (_open)
            {
                if (_open.TryGetValue(owner, out shard) && shard.InUse > 0)
                    throw new IOException("The library is in use; try again.");
                _open.Remove(owner);
            }

            if (shard is not null)
                await shard.File.DisposeAsync();

            var folder = Path.GetDirectoryName(PathOf(owner))!;
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var shard in _open.Values)
            await shard.File.DisposeAsync();
        _open.Clear();
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

    private async ValueTask<OpenShard> TakeAsync(UserId owner, CancellationToken ct)
    {
        lock (_open)
        {
            if (_open.TryGetValue(owner, out var known))
                return known.Use(++_uses);
        }

        await _opening.WaitAsync(ct);
        try
        {
            lock (_open)
            {
                if (_open.TryGetValue(owner, out var known))
                    return known.Use(++_uses);
            }

            var shard = new OpenShard(await LibraryFile.OpenAsync(PathOf(owner), "user", _disk, ct));
            foreach (var idle in Admit(owner, shard))
                await idle.File.DisposeAsync();
            return shard;
        }
        finally
        {
            _opening.Release();
        }
    }

    private List<OpenShard> Admit(UserId owner, OpenShard shard)
    {
        lock (_open)
        {
            _open[owner] = shard.Use(++_uses);
            var surplus = _open.Where(pair => pair.Value.InUse == 0).OrderBy(pair => pair.Value.LastUse)
                .Take(Math.Max(0, _open.Count - _maxOpen)).ToList();
            foreach (var (id, _) in surplus)
                _open.Remove(id);
            return [.. surplus.Select(pair => pair.Value)];
        }
    }

    private void Return(OpenShard shard)
    {
        lock (_open)
            shard.InUse--;
    }

    private sealed class OpenShard(SqliteFile file)
    {
        public SqliteFile File { get; } = file;

        public int InUse { get; set; }

        public long LastUse { get; private set; }

        public OpenShard Use(long moment)
        {
            InUse++;
            LastUse = moment;
            return this;
        }
    }
}
