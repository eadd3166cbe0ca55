using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Columns;

/// <summary>
/// The column snapshots of the libraries in use. A snapshot answers only at the feed's head: one that is behind is brought up by reading
/// the rows that changed, or built anew where that is cheaper, by one caller at a time for each library while others wait for that one.
/// Nothing is built before it is asked for. Least recently used libraries are let go first. Thread-safe.
/// </summary>
public sealed class ColumnsCache(ICatalog catalog, ChangeFeed feed, ColumnsLimits limits)
{
    private readonly Dictionary<UserId, Entry> _entries = [];
    private long _uses;

    /// <summary>Libraries in memory, for the metrics.</summary>
    public int Count
    {
        get
        {
            lock (_entries)
                return _entries.Count;
        }
    }

    /// <summary>Bytes of all snapshots, for the metrics.</summary>
    public long Bytes
    {
        get
        {
            lock (_entries)
                return _entries.Values.Sum(entry => entry.Bytes);
        }
    }

    /// <summary>The library as it is now: at the head that the feed had when this was called, or later.</summary>
    public async ValueTask<LibraryColumns> GetAsync(UserId owner, CancellationToken ct)
    {
        var head = await feed.HeadAsync(catalog, owner, ct);
        var entry = Use(owner);
        if (entry.Snapshot is { } ready && ready.Change >= head)
            return ready;

        await entry.Turn.WaitAsync(ct);
        try
        {
            var known = entry.Snapshot;
            if (known is not null && known.Change >= head)
                return known;

            // Not given up when the one who asked goes away: others wait for it, and the next request would begin again.
            await using var session = await catalog.OpenReadAsync(owner, CancellationToken.None);
            var fresh = known is null
                ? await ColumnsReading.BuildAsync(session, CancellationToken.None)
                : await ColumnsReading.CatchUpAsync(session, known, CancellationToken.None);
            Keep(owner, entry, fresh);
            return fresh;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    /// <summary>Lets a library go, e.g. because its user was erased.</summary>
    public void Forget(UserId owner)
    {
        lock (_entries)
            _entries.Remove(owner);
    }

    private Entry Use(UserId owner)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(owner, out var entry))
                _entries.Add(owner, entry = new Entry());
            entry.LastUse = ++_uses;
            return entry;
        }
    }

    private void Keep(UserId owner, Entry entry, LibraryColumns fresh)
    {
        entry.Snapshot = fresh;
        lock (_entries)
        {
            entry.Bytes = fresh.Bytes;
            var bytes = _entries.Values.Sum(other => other.Bytes);
            while ((bytes > limits.MaxBytes || _entries.Count > limits.MaxUsers) && _entries.Count > 1)
            {
                var (oldest, its) = _entries.Where(pair => pair.Key != owner).MinBy(pair => pair.Value.LastUse);
                _entries.Remove(oldest);
                bytes -= its.Bytes;
            }
        }
    }

    private sealed class Entry
    {
        private volatile LibraryColumns? _snapshot;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public LibraryColumns? Snapshot
        {
            get => _snapshot;
            set => _snapshot = value;
        }

        public long Bytes { get; set; }

        public long LastUse { get; set; }
    }
}
