namespace PhotoGrid.Duplicates;

/// <summary>
/// Which photos of one library are near which, kept current photo by photo: a new one is compared with all (100,000 take some hundred
/// microseconds), many at once go through <see cref="HashTables"/>. Not safe for concurrent use.
/// </summary>
internal sealed class DuplicateIndex
{
    /// <summary>Neighbours that are remembered of one photo: of ten thousand equal screenshots each needs to know only some.</summary>
    public const int MaxNeighbours = 64;

    private readonly List<DuplicateNode> _nodes;
    private readonly Dictionary<Guid, int> _places;
    private readonly Dictionary<int, List<int>> _neighbours = [];

    /// <summary>Compares all with all.</summary>
    public DuplicateIndex(List<DuplicateNode> nodes)
    {
        _nodes = nodes;
        _places = new Dictionary<Guid, int>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
            _places.Add(nodes[i].Photo, i);

        var tables = new HashTables([.. nodes.Select(node => node.Hash)]);
        for (var i = 0; i < nodes.Count; i++)
            tables.FindAfter(i, Join);
        JoinEqualBytes();
    }

    /// <summary>About what it takes in memory.</summary>
    public long Bytes => (_nodes.Count * 104L) + _neighbours.Values.Sum(list => 80L + (4L * list.Capacity));

    /// <summary>Photos that are compared.</summary>
    public int Count => _places.Count;

    /// <summary>Whether more places are empty than used: then it is cheaper built anew.</summary>
    public bool IsSparse => _nodes.Count > 1000 + (2 * _places.Count);

    /// <summary>Places of photos that have neighbours.</summary>
    public IEnumerable<int> Places => _neighbours.Keys;

    /// <summary>What is known of a photo.</summary>
    public DuplicateNode this[int place] => _nodes[place];

    /// <summary>Places of the photos near one.</summary>
    public IReadOnlyList<int> NeighboursOf(int place) => _neighbours.TryGetValue(place, out var near) ? near : [];

    /// <summary>Puts a photo in, or in anew where what it is compared by changed.</summary>
    public void Put(in DuplicateNode node)
    {
        if (_places.TryGetValue(node.Photo, out var known))
        {
            var before = _nodes[known];
            _nodes[known] = node;
            if (before.Hash == node.Hash && before.Bytes == node.Bytes && before.DurationMs == node.DurationMs && before.Stack == node.Stack)
                return;
            Leave(known);
        }
        else
        {
            known = _nodes.Count;
            _nodes.Add(node);
            _places.Add(node.Photo, known);
        }

        for (var other = 0; other < _nodes.Count; other++)
        {
            if (other != known && !Join(known, other))
                return;
        }
    }

    /// <summary>Takes a photo out; nothing when it is not in.</summary>
    public void Remove(Guid photo)
    {
        if (!_places.Remove(photo, out var place))
            return;
        Leave(place);
        // Its number stays empty: near nothing. What is rebuilt has no gaps.
        _nodes[place] = new DuplicateNode(default, 0, 0, 0, 0, 0, int.MinValue);
    }

    // False when the first of the two has enough.
    private bool Join(int one, int other)
    {
        if (_nodes[other].Photo == default || _nodes[one].DistanceTo(_nodes[other]) is null)
            return true;
        Note(other, one);
        return Note(one, other);
    }

    private bool Note(int place, int neighbour)
    {
        if (!_neighbours.TryGetValue(place, out var near))
            _neighbours.Add(place, near = new List<int>(1));
        if (near.Count < MaxNeighbours && !near.Contains(neighbour))
            near.Add(neighbour);
        return near.Count < MaxNeighbours;
    }

    private void Leave(int place)
    {
        if (!_neighbours.Remove(place, out _))
            return;
        // Not only those it knows: they may know it while it had enough.
        foreach (var (other, near) in _neighbours)
        {
            if (near.Remove(place) && near.Count == 0)
                _neighbours.Remove(other);
        }
    }

    // The same bytes are near whatever they show.
    private void JoinEqualBytes()
    {
        var first = new Dictionary<ulong, int>(_nodes.Count);
        var others = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < _nodes.Count; i++)
        {
            var bytes = _nodes[i].Bytes;
            if (first.TryAdd(bytes, i))
                continue;
            if (!others.TryGetValue(bytes, out var same))
                others.Add(bytes, same = [first[bytes]]);
            foreach (var other in same.Take(MaxNeighbours))
                Join(i, other);
            same.Add(i);
        }
    }
}
