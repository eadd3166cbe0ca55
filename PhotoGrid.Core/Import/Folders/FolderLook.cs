using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Folders;

/// <summary>What a listing says beside what was known: no file is read for it.</summary>
internal sealed class FolderLook
{
    private readonly Dictionary<string, WatchedFile> _known;
    private readonly Dictionary<ContentHash, Queue<WatchedFile>> _away = [];
    private readonly HashSet<ContentHash> _seen = [];
    private readonly HashSet<PhotoId> _shown = [];

    public FolderLook(IReadOnlyList<WatchedFile> known, IReadOnlyList<FoundFile> found)
    {
        _known = known.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in found)
        {
            if (!_known.TryGetValue(file.Path, out var row) || row.Size != file.Size || row.ModifiedMs != file.ModifiedMs)
            {
                Fresh.Add(file);
                continue;
            }

            here.Add(file.Path);
            _seen.Add(row.Sha256);
            Shows(row);
            if (row.IsGone)
                Returned.Add(row);
        }

        foreach (var row in known.Where(row => !here.Contains(row.Path)))
        {
            if (!_away.TryGetValue(row.Sha256, out var rows))
                _away.Add(row.Sha256, rows = []);
            rows.Enqueue(row);
        }
    }

    /// <summary>Names that are new, and files that are not as they were: their bytes decide.</summary>
    public List<FoundFile> Fresh { get; } = [];

    /// <summary>Files that were gone and are back where they were.</summary>
    public List<WatchedFile> Returned { get; } = [];

    /// <summary>What was known at this very path.</summary>
    public WatchedFile? At(string path) => _known.GetValueOrDefault(path);

    /// <summary>The file with these bytes that is not where it was, each once: it was moved here.</summary>
    public WatchedFile? TakeAway(FoundFile to, ContentHash hash)
    {
        if (!_away.TryGetValue(hash, out var rows) || rows.Count == 0)
            return null;
        // Touched, not moved, when it is one and the same path.
        for (var turns = rows.Count; turns > 1 && rows.Peek().Path != to.Path; turns--)
            rows.Enqueue(rows.Dequeue());
        _seen.Add(hash);
        var row = rows.Dequeue();
        Shows(row);
        return row;
    }

    /// <summary>These bytes are in the folder.</summary>
    public void Saw(ContentHash hash) => _seen.Add(hash);

    /// <summary>The photos of these files of which the folder holds no other copy, nor the other half of a live photo.</summary>
    public List<PhotoId> Lost(List<WatchedFile> gone) =>
        [.. gone.Where(file => file.Photo is { } photo && !_seen.Contains(file.Sha256) && !_shown.Contains(photo)).Select(file => file.Photo!.Value).Distinct()];

    /// <summary>Files that are not where they were and were found nowhere else, but for what was known before to be gone.</summary>
    public List<WatchedFile> Gone() => [.. _away.Values.SelectMany(rows => rows).Where(row => !row.IsGone)];

    private void Shows(WatchedFile file)
    {
        if (file.Photo is { } photo)
            _shown.Add(photo);
    }
}
