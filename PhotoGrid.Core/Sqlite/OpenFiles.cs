using PhotoGrid.Foundation;

namespace PhotoGrid.Sqlite;

/// <summary>
/// The database files of users that are open: opened when first asked for, kept while in use, the least recently used idle ones closed
/// (each costs three handles). Safe for concurrent use.
/// </summary>
internal sealed class OpenFiles(int maxOpen, Func<UserId, CancellationToken, Task<SqliteFile>> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Dictionary<UserId, OpenFile> _open = [];
    private long _uses;

    /// <summary>A user's file; give it back with <see cref="Return"/>.</summary>
    public async ValueTask<OpenFile> TakeAsync(UserId owner, CancellationToken ct)
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

            var file = new OpenFile(await open(owner, ct));
            foreach (var idle in Admit(owner, file))
                await idle.File.DisposeAsync();
            return file;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Gives a file back.</summary>
    public void Return(OpenFile file)
    {
        lock (_open)
            file.InUse--;
    }

    /// <summary>Closes a user's file and runs <paramref name="then"/> before anybody can open it again.</summary>
    /// <exception cref="IOException">Somebody is using it.</exception>
    public async ValueTask CloseAsync(UserId owner, Action then, CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            OpenFile? file;
            lock (_open)
            {
                if (_open.TryGetValue(owner, out file) && file.InUse > 0)
                    throw new IOException("The library is in use; try again.");
                _open.Remove(owner);
            }

            if (file is not null)
                await file.File.DisposeAsync();
            then();
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _open.Values)
            await file.File.DisposeAsync();
        _open.Clear();
        _opening.Dispose();
    }

    private List<OpenFile> Admit(UserId owner, OpenFile file)
    {
        lock (_open)
        {
            _open[owner] = file.Use(++_uses);
            var surplus = _open.Where(pair => pair.Value.InUse == 0).OrderBy(pair => pair.Value.LastUse)
                .Take(Math.Max(0, _open.Count - maxOpen)).ToList();
            foreach (var (id, _) in surplus)
                _open.Remove(id);
            return [.. surplus.Select(pair => pair.Value)];
        }
    }
}

/// <summary>A file that is open, and who uses it.</summary>
internal sealed class OpenFile(SqliteFile file)
{
    public SqliteFile File { get; } = file;

    public int InUse { get; set; }

    public long LastUse { get; private set; }

    public OpenFile Use(long moment)
    {
        InUse++;
        LastUse = moment;
        return this;
    }
}
