namespace PhotoGrid.Foundation;

/// <summary>Inclusive byte positions, as HTTP writes them: first and last byte both belong to it.</summary>
public readonly record struct ByteRange(long First, long Last)
{
    /// <summary>How many bytes it covers.</summary>
    public long Length => Last - First + 1;
}

/// <summary>A set of byte ranges kept merged and ascending: what of an upload has arrived.</summary>
public sealed class ByteRanges
{
    private readonly List<ByteRange> _ranges = [];

    /// <summary>The ranges, merged (neighbours that touch are one) and ascending.</summary>
    public IReadOnlyList<ByteRange> All => _ranges;

    /// <summary>Adds a range; overlapping or touching ones become one.</summary>
    public void Add(ByteRange range)
    {
        if (range.First < 0 || range.Last < range.First)
            throw new ArgumentOutOfRangeException(nameof(range));

        var at = _ranges.FindIndex(r => r.Last >= range.First - 1);
        if (at < 0)
            at = _ranges.Count;
        while (at < _ranges.Count && _ranges[at].First <= range.Last + 1)
        {
            range = new ByteRange(Math.Min(range.First, _ranges[at].First), Math.Max(range.Last, _ranges[at].Last));
            _ranges.RemoveAt(at);
        }

        _ranges.Insert(at, range);
    }

    /// <summary>Whether every byte from 0 to <paramref name="size"/> − 1 is there.</summary>
    public bool Covers(long size) => size == 0 || (_ranges.Count == 1 && _ranges[0].First == 0 && _ranges[0].Last >= size - 1);

    /// <summary>Whether all of <paramref name="range"/> is there.</summary>
    public bool Contains(ByteRange range) => _ranges.Exists(r => r.First <= range.First && r.Last >= range.Last);

    /// <summary>The gaps between 0 and <paramref name="size"/> − 1.</summary>
    public IReadOnlyList<ByteRange> Missing(long size)
    {
        var gaps = new List<ByteRange>();
        long next = 0;
        foreach (var range in _ranges)
        {
            if (range.First > next)
                gaps.Add(new ByteRange(next, Math.Min(range.First, size) - 1));
            next = range.Last + 1;
        }

        if (next < size)
            gaps.Add(new ByteRange(next, size - 1));
        return gaps;
    }
}
