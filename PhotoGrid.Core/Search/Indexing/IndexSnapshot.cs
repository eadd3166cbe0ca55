using PhotoGrid.Index;

namespace PhotoGrid.Search.Indexing;

/// <summary>
/// The part of an index that filters, facets and suggestions look at, in memory: what each photo is counted under. About 100 bytes a photo.
/// Immutable; catching up copies one array of references.
/// </summary>
internal sealed class IndexSnapshot
{
    private readonly Lazy<Dictionary<(NameKind, string), int>> _ids;

    private IndexSnapshot(long step, EntryFacts?[] entries, SnapshotName?[] names)
    {
        (Step, Entries, Names) = (step, entries, names);
        _ids = new(() => names.OfType<SnapshotName>().ToDictionary(name => (name.Kind, name.Key), name => name.Id));
    }

    public static IndexSnapshot Empty { get; } = new(0, [], []);

    /// <summary>The newest step of the index that is in it.</summary>
    public long Step { get; }

    /// <summary>By a photo's number; null where there is none.</summary>
    public EntryFacts?[] Entries { get; }

    /// <summary>By a name's id; null where there is none.</summary>
    public SnapshotName?[] Names { get; }

    /// <summary>About what it takes in memory.</summary>
    public long Bytes => (Entries.Length * 110L) + (Names.Length * 200L);

    public EntryFacts? Find(int number) => (uint)number < (uint)Entries.Length ? Entries[number] : null;

    /// <summary>The id of a name; null where nothing has it.</summary>
    public int? IdOf(NameKind kind, string key) => _ids.Value.TryGetValue((kind, key), out var id) ? id : null;

    /// <summary>The same with what later steps wrote.</summary>
    public IndexSnapshot With(long step, IReadOnlyList<IndexEntry> entries, IReadOnlyList<IndexedName> names)
    {
        var byNumber = Grow(Entries, entries.Count == 0 ? 0 : entries.Max(entry => entry.Number) + 1);
        foreach (var entry in entries)
            byNumber[entry.Number] = entry.Facts;
        var byId = names.Count == 0 ? Names : Grow(Names, names.Max(name => name.Id) + 1);
        foreach (var name in names)
            byId[name.Id] = new SnapshotName(name);
        return new IndexSnapshot(step, byNumber, byId);
    }

    private static T[] Grow<T>(T[] array, int length)
    {
        var copy = new T[Math.Max(array.Length, length)];
        array.CopyTo(copy, 0);
        return copy;
    }
}

/// <summary>A name with its folded words, to be compared with what is typed.</summary>
internal sealed class SnapshotName(IndexedName name)
{
    public int Id => name.Id;

    public NameKind Kind => name.Kind;

    public string Key => name.Key;

    public string Name => name.Name;

    public IReadOnlyList<string> Words { get; } = Index.Words.Of(name.Name);
}
