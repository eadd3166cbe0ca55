using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Search.Indexing;

/// <summary>The snapshots of the libraries that are searched, brought to the index's newest step when asked for. Few are kept. Thread-safe.</summary>
public sealed class SnapshotCache(ISearchIndex index)
{
    // 10 MB for 100,000 photos.
    private const int MaxLibraries = 8;

    private readonly Turns<UserId> _turns = new();
    private readonly Dictionary<UserId, Entry> _entries = [];
    private long _uses;

    /// <summary>As the index is now.</summary>
    internal async Task<IndexSnapshot> GetAsync(UserId owner, CancellationToken ct)
    {
        using var turn = await _turns.EnterAsync(owner, ct);
        var known = Find(owner);
        var (step, entries) = await index.ListEntriesAsync(owner, known.Step, ct);
        if (step == known.Step && entries.Count == 0)
            return known;

        // A lower step: the index was thrown away and begun anew.
        if (step < known.Step)
        {
            known = IndexSnapshot.Empty;
            (step, entries) = await index.ListEntriesAsync(owner, 0, ct);
        }

        // Names after entries: what an entry names is there.
        var fresh = known.With(step, entries, await index.ListNamesAsync(owner, known.Step, ct));
        Keep(owner, fresh);
        return fresh;
    }

    /// <summary>Lets a library go, because its user was erased.</summary>
    public void Forget(UserId owner)
    {
        lock (_entries)
            _entries.Remove(owner);
    }

    private IndexSnapshot Find(UserId owner)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(owner, out var entry))
                return IndexSnapshot.Empty;
            entry.LastUse = ++_uses;
            return entry.Snapshot;
        }
    }

    private void Keep(UserId owner, IndexSnapshot snapshot)
    {
        lock (_entries)
        {
            _entries[owner] = new Entry(snapshot) { LastUse = ++_uses };
            while (_entries.Count > MaxLibraries)
                _entries.Remove(_entries.MinBy(pair => pair.Value.LastUse).Key);
        }
    }

    private sealed class Entry(IndexSnapshot snapshot)
    {
        public IndexSnapshot Snapshot => snapshot;

        public long LastUse { get; set; }
    }
}
