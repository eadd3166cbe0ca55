using PhotoGrid.Columns;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>What is counted of one place. Not thread-safe.</summary>
internal sealed class PlaceTally
{
    private int _coverScore = -1;
    private ColumnChunk? _cover;
    private int _coverRow;
    private (int West, int East) _westHalf = (int.MaxValue, int.MinValue);
    private (int West, int East) _eastHalf = (int.MaxValue, int.MinValue);
    private int _south = int.MaxValue;
    private int _north = int.MinValue;

    public int Count { get; private set; }

    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; } = long.MinValue;

    public HashSet<string> Parts { get; } = new(StringComparer.Ordinal);

    public void Add(ColumnChunk chunk, int row)
    {
        Count++;
        First = Math.Min(First, chunk.TakenLocal[row]);
        Last = Math.Max(Last, chunk.TakenLocal[row]);
        Note(chunk.Lats[row], chunk.Lons[row]);
        var flags = chunk.Flags[row];
        var score = (flags & (PhotoFlags.Pending | PhotoFlags.Failed)) != 0 ? 0 : (flags & PhotoFlags.Favorite) != 0 ? 2 : 1;
        if (score > _coverScore)
            (_coverScore, _cover, _coverRow) = (score, chunk, row);
    }

    public void Add(PlaceTally other)
    {
        Count += other.Count;
        (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
        _westHalf = (Math.Min(_westHalf.West, other._westHalf.West), Math.Max(_westHalf.East, other._westHalf.East));
        _eastHalf = (Math.Min(_eastHalf.West, other._eastHalf.West), Math.Max(_eastHalf.East, other._eastHalf.East));
        (_south, _north) = (Math.Min(_south, other._south), Math.Max(_north, other._north));
        var isNewer = other._coverScore == _coverScore && other._cover!.TakenLocal[other._coverRow] > _cover!.TakenLocal[_coverRow];
        if (other._coverScore > _coverScore || isNewer)
            (_coverScore, _cover, _coverRow) = (other._coverScore, other._cover, other._coverRow);
    }

    public PlaceCount As(Place names) => new(names, Count, Parts.Count, Prints.Of(_cover!, _coverRow), Bounds(), First, Last);

    private void Note(int lat, int lon)
    {
        if (lat == Quantize.Nowhere || lon == Quantize.Nowhere)
            return;
        (_south, _north) = (Math.Min(_south, lat), Math.Max(_north, lat));
        if (lon < 0)
            _westHalf = (Math.Min(_westHalf.West, lon), Math.Max(_westHalf.East, lon));
        else
            _eastHalf = (Math.Min(_eastHalf.West, lon), Math.Max(_eastHalf.East, lon));
    }

    // Fiji and Alaska lie on both sides of the date line: the shorter way round is theirs.
    private GeoBox Bounds()
    {
        if (_south > _north)
            return new GeoBox(-180, -90, 180, 90);
        var (west, east) = (Math.Min(_westHalf.West, _eastHalf.West), Math.Max(_westHalf.East, _eastHalf.East));
        var isBoth = _westHalf.West <= _westHalf.East && _eastHalf.West <= _eastHalf.East;
        if (isBoth && (long)_eastHalf.West - _westHalf.East > 1_800_000_000)
            (west, east) = (_eastHalf.West, _westHalf.East);
        return new GeoBox(Math.Max(-180, (west - 1L) / 1e7), Math.Max(-90, (_south - 1L) / 1e7), Math.Min(180, (east + 1L) / 1e7), Math.Min(90, (_north + 1L) / 1e7));
    }
}
