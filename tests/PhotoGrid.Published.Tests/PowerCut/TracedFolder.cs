namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>
/// A folder: its entries as programs see them, and those that are on the medium. A name that was made, moved or removed since the folder's
/// last flush may be lost; a move is one thing, in the folder it went to.
/// </summary>
internal sealed class TracedFolder
{
    private readonly List<Change> _pending = [];
    private readonly Dictionary<string, object> _durable = [];

    /// <summary>As programs see it: files and folders by name.</summary>
    public Dictionary<string, object> Entries { get; } = [];

    public void Add(int ended, string name, object node)
    {
        Entries[name] = node;
        _pending.Add(new Change(ended, name, node, null, null));
    }

    public void Remove(int ended, string name)
    {
        Entries.Remove(name);
        _pending.Add(new Change(ended, name, null, null, null));
    }

    public void MoveHere(int ended, string name, TracedFolder from, string oldName)
    {
        var node = from.Entries[oldName];
        from.Entries.Remove(oldName);
        Entries[name] = node;
        _pending.Add(new Change(ended, name, node, from, oldName));
    }

    public void Flush(int began)
    {
        foreach (var change in _pending.Where(change => change.Ended < began).ToList())
        {
            _pending.Remove(change);
            if (change.Node is null)
            {
                _durable.Remove(change.Name);
                continue;
            }

            _durable[change.Name] = change.Node;
            if (change.From is { } from)
            {
                from._durable.Remove(change.OldName!);
                from._pending.RemoveAll(older => ReferenceEquals(older.Node, change.Node) && older.Ended < change.Ended);
            }
        }
    }

    /// <summary>Writes what a power cut leaves of it and all below into a real folder.</summary>
    public void Restore(string path, Cut cut)
    {
        var left = new Dictionary<TracedFolder, Dictionary<string, object>>();
        Decide(cut, left);
        Write(path, cut, left);
    }

    // Names first, everywhere, for a move takes a name away in another folder.
    private void Decide(Cut cut, Dictionary<TracedFolder, Dictionary<string, object>> left)
    {
        var entries = LeftOf(left);
        foreach (var change in _pending.Where(_ => cut.Keeps()))
        {
            if (change.Node is null)
            {
                entries.Remove(change.Name);
                continue;
            }

            entries[change.Name] = change.Node;
            change.From?.LeftOf(left).Remove(change.OldName!);
        }

        foreach (var folder in Entries.Values.Concat(_durable.Values).OfType<TracedFolder>().Distinct())
        {
            folder.Decide(cut, left);
        }
    }

    private Dictionary<string, object> LeftOf(Dictionary<TracedFolder, Dictionary<string, object>> left)
    {
        if (!left.TryGetValue(this, out var entries))
        {
            left[this] = entries = new Dictionary<string, object>(_durable);
        }

        return entries;
    }

    private void Write(string path, Cut cut, Dictionary<TracedFolder, Dictionary<string, object>> left)
    {
        Directory.CreateDirectory(path);
        foreach (var (name, node) in LeftOf(left))
        {
            if (node is TracedFolder folder)
            {
                folder.Write($"{path}/{name}", cut, left);
            }
            else
            {
                File.WriteAllBytes($"{path}/{name}", ((TracedFile)node).After(cut));
            }
        }
    }

    private sealed record Change(int Ended, string Name, object? Node, TracedFolder? From, string? OldName);
}
