using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>
/// Gathers photos by the squares of the map that they lie in, then joins squares whose middles are so near that their stamps would overlap.
/// The squares are the world's and not the box's, so a map that is dragged keeps its stamps. Not thread-safe; one use.
/// </summary>
internal sealed class ClusterGrid
{
    /// <summary>Pixels: a stamp is 58 with its edge, and its count hangs below.</summary>
    public const int StampPixels = 64;

    public const int MaxZoom = 20;

    private const long RoundE7 = 3_600_000_000;

    // A screen of 3840 × 2160 with half a screen around it has 8,000 squares. One is 88 bytes.
    private const int MaxCells = 16_384;

    private readonly int _shift;
    private readonly uint _ring;
    private readonly uint _firstColumn;
    private readonly uint _firstRow;
    private readonly int _columns;
    private readonly int _rows;
    private readonly uint _originX;
    private readonly uint _originY;
    private readonly long _westE7;
    private readonly bool _crosses;
    private readonly ClusterCell[] _cells;

    public ClusterGrid(GeoBox box, double zoom)
    {
        var (west, east) = (Quantize.Degrees(box.West), Quantize.Degrees(box.East));
        var (north, south) = (WorldMap.Y(Quantize.Degrees(box.North)), WorldMap.Y(Quantize.Degrees(box.South)));
        (_westE7, _crosses) = (west, box.West > box.East);
        Zoom = zoom;
        for (var level = (int)zoom; ; level--)
        {
            // 4 · 2^level squares of 64 pixels go round the world.
            _shift = 30 - level;
            _ring = 4u << level;
            _firstColumn = WorldMap.X(west) >> _shift;
            _firstRow = north >> _shift;
            var last = WorldMap.X(east) >> _shift;
            // A box that goes nearly all the way round begins and ends in one square: that one is there twice.
            _columns = (int)(_crosses ? _ring - _firstColumn + last + 1 : last - _firstColumn + 1);
            _rows = (int)((south >> _shift) - _firstRow + 1);
            if ((long)_columns * _rows <= MaxCells)
                break;
            Zoom = level - 1;
        }

        (_originX, _originY) = (_firstColumn << _shift, _firstRow << _shift);
        _cells = new ClusterCell[_columns * _rows];
    }

    public double Zoom { get; private set; }

    public long Photos { get; private set; }

    /// <summary>A photo that has a place within the box.</summary>
    public void Add(ColumnChunk chunk, int row)
    {
        var (lat, lon) = (chunk.Lats[row], chunk.Lons[row]);
        uint x = WorldMap.X(lon), y = chunk.WorldYs[row];
        var column = ((x >> _shift) - _firstColumn) & (_ring - 1);
        var line = (y >> _shift) - _firstRow;
        var east = lon - _westE7;
        if (east < 0)
            east += RoundE7;
        // In the square that is there twice, at its second place.
        long round = column == 0 && east > RoundE7 / 2 && _crosses ? _ring : 0;
        _cells[(line * (uint)_columns) + column + round].Add((x - _originX) + (round << _shift), y - _originY, (uint)east, lat, chunk, row);
        Photos++;
    }

    /// <summary>The stamps, most photos first.</summary>
    public IReadOnlyList<MapCluster> Join(ColumnNames names)
    {
        var full = new List<int>();
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_cells[i].Count > 0)
                full.Add(i);
        }

        full.Sort((one, other) => _cells[one].Count != _cells[other].Count ? _cells[other].Count.CompareTo(_cells[one].Count) : one.CompareTo(other));
        var taken = new bool[_cells.Length];
        var joined = new List<int>(full.Count);
        foreach (var leader in full)
        {
            if (taken[leader])
                continue;
            taken[leader] = true;
            joined.Add(leader);
            TakeNeighbours(leader, taken);
        }

        joined.Sort((one, other) => _cells[one].Count != _cells[other].Count ? _cells[other].Count.CompareTo(_cells[one].Count) : one.CompareTo(other));
        return [.. joined.Select(cell => ClusterOf(_cells[cell], names))];
    }

    private void TakeNeighbours(int leader, bool[] taken)
    {
        // A stamp is at most as wide as a square: whose middle is under it lies next to this one.
        var reach = Math.ScaleB(StampPixels, 24) / Math.Pow(2, Zoom);
        ref var own = ref _cells[leader];
        var near = Around(leader).Where(other => other != leader && _cells[other].Count > 0).ToArray();
        var absorbed = new HashSet<int>();
        foreach (var other in near)
        {
            ref var its = ref _cells[other];
            if (taken[other] || Math.Abs(its.MeanX - own.MeanX) >= reach || Math.Abs(its.MeanY - own.MeanY) >= reach)
                continue;
            // Someone who opens a stamp sees what it counts: the box around it may hold nobody else's photos.
            var meets = false;
            foreach (var third in near)
                meets |= third != other && !absorbed.Contains(third) && own.UnionMeets(its, _cells[third]);
            if (meets)
                continue;
            own.Absorb(its);
            taken[other] = true;
            absorbed.Add(other);
        }
    }

    private IEnumerable<int> Around(int cell)
    {
        var (row, column) = (cell / _columns, cell % _columns);
        for (var r = Math.Max(0, row - 1); r <= Math.Min(_rows - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(_columns - 1, column + 1); c++)
                yield return (r * _columns) + c;
        }
    }

    private MapCluster ClusterOf(in ClusterCell cell, ColumnNames names) => new(
        cell.Count,
        Math.Round(WorldMap.Lat(_originY + cell.MeanY), 6),
        Math.Round(WorldMap.Lon(_originX + cell.MeanX), 6),
        // A ten-millionth wider than the columns say: rows have more digits.
        new GeoBox(Turn(_westE7 + cell.West - 1), Math.Max(-90, (cell.South - 1) / 1e7), Turn(_westE7 + cell.East + 1), Math.Min(90, (cell.North + 1) / 1e7)),
        Prints.Of(cell.Cover, cell.CoverRow),
        Prints.PlaceOf(names, cell.Cover.Places[cell.CoverRow]));

    private double Turn(long e7) => (_crosses && e7 > RoundE7 / 2 ? e7 - RoundE7 : Math.Clamp(e7, -RoundE7 / 2, RoundE7 / 2)) / 1e7;
}
