using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Duplicates;

/// <summary>
/// The groups of the libraries whose duplicates somebody looks at, at the feed's head. Built when first asked for, then brought up to date by
/// the photos that changed; few libraries are kept. Thread-safe; one caller a library works, the others wait for it.
/// </summary>
public sealed class DuplicatesCache
{
    // 100,000 photos take about 10 MB: enough for who is tidying up at the same time.
    private const int MaxLibraries = 4;

    // A row by its id costs about four times what it costs in a scan of all.
    private const int MaxBehind = 5000;

    private readonly Turns<UserId> _turns = new();
    private readonly Dictionary<UserId, Entry> _entries = [];
    private long _uses;

    /// <summary>The groups as the session's transaction sees the library, those that free most first.</summary>
    internal async Task<IReadOnlyList<DuplicateGroup>> GetAsync(CatalogSession session, CancellationToken ct)
    {
        var owner = session.Owner;
        using var turn = await _turns.EnterAsync(owner, ct);
        var head = await ChangeFeed.HeadAsync(session, ct);
        var known = Find(owner);
        if (known is not null && known.Change == head)
            return known.Groups;

        var index = known is null || head < known.Change || head - known.Change > MaxBehind || known.Index.IsSparse
            ? new DuplicateIndex(await DuplicateStore.ListAsync(session, ct))
            : await CatchUpAsync(session, known, ct);
        var groups = GroupDuplicates.Form(index, await DuplicateStore.ReadDismissalsAsync(session, ct));
        Keep(owner, new Entry(index, head, groups));
        return groups;
    }

    private static async Task<DuplicateIndex> CatchUpAsync(CatalogSession session, Entry known, CancellationToken ct)
    {
        var changed = await DuplicateStore.ListChangedAsync(session, known.Change, ct);
        foreach (var photo in await DuplicateStore.ListErasedAsync(session, known.Change, ct))
            known.Index.Remove(photo);
        foreach (var (photo, node) in changed)
        {
            if (node is { } there)
                known.Index.Put(there);
            else
                known.Index.Remove(photo);
        }

        return known.Index;
    }

    private Entry? Find(UserId owner)
    {
        lock (_entries)
            return _entries.GetValueOrDefault(owner);
    }

    private void Keep(UserId owner, Entry entry)
    {
        lock (_entries)
        {
            entry.LastUse = ++_uses;
            _entries[owner] = entry;
            while (_entries.Count > MaxLibraries)
                _entries.Remove(_entries.MinBy(pair => pair.Value.LastUse).Key);
        }
    }

    private sealed class Entry(DuplicateIndex index, long change, IReadOnlyList<DuplicateGroup> groups)
    {
        public DuplicateIndex Index => index;

        public long Change => change;

        public IReadOnlyList<DuplicateGroup> Groups => groups;

        public long LastUse { get; set; }
    }
}
