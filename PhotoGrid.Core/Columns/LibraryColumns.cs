using PhotoGrid.Foundation;

namespace PhotoGrid.Columns;

/// <summary>
/// All photos of one library in memory, few bytes each, as they were at one change number. Immutable and safe for concurrent use; get it
/// from <see cref="ColumnsCache"/> for each request and don't keep it.
/// </summary>
public sealed class LibraryColumns
{
    private readonly ColumnChunk[] _chunks;
    private readonly Lazy<IReadOnlyList<MonthCount>> _months;
    private readonly Lazy<PackedGeometry> _geometry;
    private readonly int[] _starts;
    private readonly Lazy<int[]> _places;

    internal LibraryColumns(UserId owner, long change, ColumnChunk[] chunks, ColumnNames names)
    {
        Owner = owner;
        Change = change;
        Names = names;
        _chunks = chunks;
        _months = new(CountMonths);
        _geometry = new(() => new PackedGeometry(() => EncodeGeometry(int.MaxValue)));
        _places = new(NumberPlaces);
        _starts = new int[chunks.Length];
        foreach (var (index, chunk) in chunks.Index())
        {
            _starts[index] = Rows;
            Rows += chunk.Rows;
        }
    }

    /// <summary>Whose library.</summary>
    public UserId Owner { get; }

    /// <summary>The feed's head that these columns answer for.</summary>
    public long Change { get; }

    /// <summary>About what it takes in memory.</summary>
    public long Bytes => 512 + _chunks.Sum(chunk => chunk.Bytes);

    /// <summary>Photos in the timeline by month, newest first; empty months are left out. Counted on the first call.</summary>
    public IReadOnlyList<MonthCount> Months => _months.Value;

    /// <summary>The timeline's geometry (docs/api/geometry.md), encoded and compressed on the first use of each form.</summary>
    public PackedGeometry Geometry => _geometry.Value;

    internal ColumnNames Names { get; }

    internal ColumnChunk[] Chunks => _chunks;

    internal int Rows { get; }

    /// <summary>The row at a place in timeline order, hidden ones counted.</summary>
    internal ColumnRow RowAt(int place)
    {
        var at = Array.BinarySearch(_starts, place);
        var chunk = at >= 0 ? at : ~at - 1;
        return _chunks[chunk][place - _starts[chunk]];
    }

    /// <summary>Where a photo stands in timeline order; null where there is none of this number.</summary>
    internal int? PlaceOf(int number) => (uint)number < (uint)_places.Value.Length && _places.Value[number] is > 0 and var place ? place - 1 : null;

    /// <summary>How many photos a query means. Without dates, box and place at once; with them by a scan.</summary>
    public long Total(ColumnsQuery query)
    {
        long total = 0;
        var places = query.Place is { } place ? Names.PlacesOf(place) : null;
        foreach (var chunk in _chunks)
        {
            if (chunk.LatestTaken < query.From || chunk.EarliestTaken >= query.To)
                continue;
            var whole = query.Box is null && places is null && !(chunk.EarliestTaken < query.From) && !(chunk.LatestTaken >= query.To);
            total += whole ? chunk.Count(query.Set) : chunk.Count(query, places);
        }

        return total;
    }

    /// <summary>The numbers of the photos at timeline positions from <paramref name="from"/> (0 is the newest) on; fewer at the end.</summary>
    public IReadOnlyList<int> NumbersAt(int from, int count)
    {
        var numbers = new List<int>(Math.Min(count, ColumnChunk.MaxRows));
        var skip = from;
        foreach (var chunk in _chunks)
        {
            if (numbers.Count == count)
                break;
            if (skip >= chunk.Count(ColumnsSet.Timeline))
            {
                skip -= chunk.Count(ColumnsSet.Timeline);
                continue;
            }

            for (var i = 0; i < chunk.Rows && numbers.Count < count; i++)
            {
                if ((chunk.Flags[i] & PhotoFlags.OffTimeline) == 0 && skip-- <= 0)
                    numbers.Add(chunk.Numbers[i]);
            }

            skip = 0;
        }

        return numbers;
    }

    /// <summary>
    /// The timeline's first photos with thumbnails, as number and renditions: what a page asks for before its script runs. Looks at no
    /// more than <paramref name="within"/> photos.
    /// </summary>
    public IReadOnlyList<(int Number, int Renditions)> FirstThumbnails(int count, int within)
    {
        var first = new List<(int, int)>(count);
        foreach (var chunk in _chunks)
        {
            for (var i = 0; i < chunk.Rows; i++)
            {
                if ((chunk.Flags[i] & PhotoFlags.OffTimeline) != 0)
                    continue;
                if (first.Count == count || within-- <= 0)
                    return first;
                if ((chunk.Flags[i] & (PhotoFlags.Pending | PhotoFlags.Failed)) == 0)
                    first.Add((chunk.Numbers[i], chunk.Renditions[i]));
            }
        }

        return first;
    }

    /// <summary>The geometry of the first photos only, not compressed, for the page that is sent before anything is asked for.</summary>
    public byte[] EncodeGeometry(int photos) => Columns.Geometry.Encode(_chunks, Change, photos);

    // Four bytes a number, made when somebody asks by number; 0: none.
    private int[] NumberPlaces()
    {
        var highest = 0;
        foreach (var chunk in _chunks)
        {
            foreach (var number in chunk.Numbers)
                highest = Math.Max(highest, number);
        }

        var places = new int[highest + 1];
        var place = 0;
        foreach (var chunk in _chunks)
        {
            foreach (var number in chunk.Numbers)
                places[number] = ++place;
        }

        return places;
    }

    private List<MonthCount> CountMonths()
    {
        var months = new List<MonthCount>();
        var (day, current) = (long.MinValue, default(MonthCount));
        foreach (var chunk in _chunks)
        {
            for (var i = 0; i < chunk.Rows; i++)
            {
                if ((chunk.Flags[i] & PhotoFlags.OffTimeline) != 0)
                    continue;
                // Neighbours are mostly of one day, and only a new day can be of a new month.
                var that = ColumnRow.DayOf(chunk.TakenLocal[i]);
                if (that != day)
                {
                    day = that;
                    var date = Instant.Read(chunk.TakenLocal[i]);
                    if (date.Year != current.Year || date.Month != current.Month)
                    {
                        if (current.Count > 0)
                            months.Add(current);
                        current = new MonthCount(date.Year, date.Month, 0);
                    }
                }

                current = current with { Count = current.Count + 1 };
            }
        }

        if (current.Count > 0)
            months.Add(current);
        return months;
    }
}
