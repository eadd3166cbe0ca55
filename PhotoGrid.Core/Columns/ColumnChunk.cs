using PhotoGrid.Foundation;

namespace PhotoGrid.Columns;

/// <summary>
/// Up to <see cref="MaxRows"/> neighbouring photos of a library in timeline order, column by column (64 bytes a photo), and what is
/// counted of them. Immutable: catching up makes new chunks where something changed and shares the others.
/// </summary>
internal sealed class ColumnChunk
{
    /// <summary>Small enough that one change copies 130 KB, large enough that 100,000 photos are 50 chunks.</summary>
    public const int MaxRows = 2048;

    private readonly Guid[] _ids;
    private readonly long[] _takenLocal;
    private readonly long[] _takenAt;
    private readonly int[] _numbers;
    private readonly int[] _renditions;
    private readonly int[] _places;
    private readonly int[] _cameras;
    private readonly int[] _lats;
    private readonly int[] _lons;
    private readonly byte[] _ratios;
    private readonly byte[] _colors;
    private readonly PhotoFlags[] _flags;
    private readonly ushort[] _seconds;
    private readonly ushort[] _stacks;
    private readonly int[] _counts = new int[6];
    private uint[]? _worldYs;

    public ColumnChunk(ReadOnlySpan<ColumnRow> rows)
    {
        var count = rows.Length;
        _ids = new Guid[count];
        _takenLocal = new long[count];
        _takenAt = new long[count];
        _numbers = new int[count];
        _renditions = new int[count];
        _places = new int[count];
        _cameras = new int[count];
        _lats = new int[count];
        _lons = new int[count];
        _ratios = new byte[count];
        _colors = new byte[count];
        _flags = new PhotoFlags[count];
        _seconds = new ushort[count];
        _stacks = new ushort[count];
        (EarliestTaken, LatestTaken) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < count; i++)
            Take(i, rows[i]);
    }

    public int Rows => _ids.Length;

    /// <summary>What it takes in memory, arrays and their headers.</summary>
    public long Bytes => (68L * Rows) + 430;

    public ReadOnlySpan<Guid> Ids => _ids;

    public ReadOnlySpan<long> TakenAt => _takenAt;

    /// <summary>Numbers of names; 0 where no place is known by name.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Degrees × 10^7, or <see cref="Quantize.Nowhere"/>.</summary>
    public ReadOnlySpan<int> Lats => _lats;

    /// <inheritdoc cref="Lats"/>
    public ReadOnlySpan<int> Lons => _lons;

    /// <summary>Where the latitudes are on the map (<see cref="WorldMap.Y"/>): 50 ns each, so worked out when a map is first asked for, and kept.</summary>
    public ReadOnlySpan<uint> WorldYs => Volatile.Read(ref _worldYs) ?? Project();

    public ReadOnlySpan<long> TakenLocal => _takenLocal;

    public ReadOnlySpan<int> Numbers => _numbers;

    public ReadOnlySpan<int> Renditions => _renditions;

    public ReadOnlySpan<byte> Ratios => _ratios;

    public ReadOnlySpan<byte> Colors => _colors;

    public ReadOnlySpan<PhotoFlags> Flags => _flags;

    public ReadOnlySpan<ushort> Seconds => _seconds;

    /// <summary>How many photos are in the stack that one stands for.</summary>
    public ReadOnlySpan<ushort> Stacks => _stacks;

    /// <summary>The extremes of the instants, so that a range of dates skips or takes most chunks whole.</summary>
    public long EarliestTaken { get; private set; }

    /// <inheritdoc cref="EarliestTaken"/>
    public long LatestTaken { get; private set; }

    /// <summary>How many of its photos belong to a set.</summary>
    public int Count(ColumnsSet set) => _counts[(int)set];

    /// <summary>How many a query with dates, a box or a place means, one by one; <paramref name="places"/> is whether a name's number is of the place.</summary>
    public int Count(ColumnsQuery query, bool[]? places)
    {
        var (from, to) = (query.From ?? long.MinValue, query.To ?? long.MaxValue);
        var box = query.Box is { } degrees ? new BoxEdges(degrees) : (BoxEdges?)null;
        var count = 0;
        for (var i = 0; i < Rows; i++)
        {
            if (_takenAt[i] >= from && _takenAt[i] < to && Belongs(_flags[i], query.Set) && (box is not { } edges || edges.Hold(_lats[i], _lons[i]))
                && (places is null || places[_places[i]]))
                count++;
        }

        return count;
    }

    public ColumnRow this[int i] => new(
        _ids[i], _takenLocal[i], _takenAt[i], _numbers[i], _renditions[i], _places[i], _cameras[i], _lats[i], _lons[i],
        _ratios[i], _colors[i], _flags[i], _seconds[i], _stacks[i]);

    public static bool Belongs(PhotoFlags flags, ColumnsSet set) => set switch
    {
        ColumnsSet.Shown => (flags & PhotoFlags.Hidden) == 0,
        ColumnsSet.Favorites => (flags & (PhotoFlags.Trashed | PhotoFlags.Favorite)) == PhotoFlags.Favorite,
        ColumnsSet.Archived => (flags & PhotoFlags.Hidden) == PhotoFlags.Archived,
        ColumnsSet.Trash => (flags & PhotoFlags.Trashed) != 0,
        ColumnsSet.Videos => (flags & (PhotoFlags.Trashed | PhotoFlags.Video)) == PhotoFlags.Video,
        ColumnsSet.Timeline => (flags & PhotoFlags.OffTimeline) == 0,
        _ => throw new ArgumentOutOfRangeException(nameof(set)),
    };

    private void Take(int i, in ColumnRow row)
    {
        _ids[i] = row.Id;
        _takenLocal[i] = row.TakenLocal;
        _takenAt[i] = row.TakenAt;
        _numbers[i] = row.Number;
        _renditions[i] = row.Renditions;
        _places[i] = row.Place;
        _cameras[i] = row.Camera;
        _lats[i] = row.Lat;
        _lons[i] = row.Lon;
        _ratios[i] = row.Ratio;
        _colors[i] = row.Color;
        _flags[i] = row.Flags;
        _seconds[i] = row.Seconds;
        _stacks[i] = row.Stack;
        EarliestTaken = Math.Min(EarliestTaken, row.TakenAt);
        LatestTaken = Math.Max(LatestTaken, row.TakenAt);
        for (var set = 0; set < _counts.Length; set++)
        {
            if (Belongs(row.Flags, (ColumnsSet)set))
                _counts[set]++;
        }
    }

    private uint[] Project()
    {
        var ys = new uint[_lats.Length];
        for (var i = 0; i < ys.Length; i++)
            ys[i] = _lats[i] == Quantize.Nowhere ? 0 : WorldMap.Y(_lats[i]);
        Volatile.Write(ref _worldYs, ys);
        return ys;
    }
}
