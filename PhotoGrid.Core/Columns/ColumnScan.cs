namespace PhotoGrid.Columns;

/// <summary>Counts the photos of one chunk that a query with dates or a box means.</summary>
internal static class ColumnScan
{
    public static int Count(ColumnChunk chunk, in ColumnsQuery query)
    {
        var (from, to) = (query.From ?? long.MinValue, query.To ?? long.MaxValue);
        var box = query.Box is { } degrees ? new Edges(degrees) : (Edges?)null;
        var taken = chunk.TakenAt;
        var flags = chunk.Flags;
        var count = 0;
        for (var i = 0; i < taken.Length; i++)
        {
            if (taken[i] >= from && taken[i] < to && ColumnChunk.Belongs(flags[i], query.Set)
                && (box is not { } edges || edges.Hold(chunk.Lats[i], chunk.Lons[i])))
            {
                count++;
            }
        }

        return count;
    }

    private readonly record struct Edges(int West, int South, int East, int North)
    {
        public Edges(ColumnsBox box)
            : this(Quantize.Degrees(box.West), Quantize.Degrees(box.South), Quantize.Degrees(box.East), Quantize.Degrees(box.North))
        {
        }

        public bool Hold(int lat, int lon) =>
            lat != Quantize.Nowhere && lon != Quantize.Nowhere && lat >= South && lat <= North
            && (West <= East ? lon >= West && lon <= East : lon >= West || lon <= East);
    }
}
