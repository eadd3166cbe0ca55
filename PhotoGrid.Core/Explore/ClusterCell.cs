using PhotoGrid.Columns;

namespace PhotoGrid.Explore;

/// <summary>What is gathered of the photos of one square of the map. Places count from the grid's north-west corner, so that nothing breaks at the date line.</summary>
internal struct ClusterCell
{
    public int Count;
    public long SumX;
    public long SumY;
    public uint West;
    public uint East;
    public int South;
    public int North;
    public int CoverScore;
    public ColumnChunk Cover;
    public int CoverRow;

    public readonly double MeanX => (double)SumX / Count;

    public readonly double MeanY => (double)SumY / Count;

    /// <summary>A photo by its place in the grid and its degrees × 10^7, eastwards from the grid's edge and north.</summary>
    public void Add(long x, uint y, uint east, int lat, ColumnChunk chunk, int row)
    {
        if (Count++ == 0)
        {
            (West, East, South, North) = (east, east, lat, lat);
            CoverScore = -1;
        }
        else
        {
            West = Math.Min(West, east);
            East = Math.Max(East, east);
            South = Math.Min(South, lat);
            North = Math.Max(North, lat);
        }

        SumX += x;
        SumY += y;
        var flags = chunk.Flags[row];
        var score = (flags & (PhotoFlags.Pending | PhotoFlags.Failed)) != 0 ? 0 : (flags & PhotoFlags.Favorite) != 0 ? 2 : 1;
        if (score > CoverScore)
            (CoverScore, Cover, CoverRow) = (score, chunk, row);
    }

    /// <summary>Takes another square's photos in. The middle stays where it was.</summary>
    public void Absorb(in ClusterCell other)
    {
        var (x, y) = (MeanX, MeanY);
        Count += other.Count;
        (SumX, SumY) = ((long)(x * Count), (long)(y * Count));
        West = Math.Min(West, other.West);
        East = Math.Max(East, other.East);
        South = Math.Min(South, other.South);
        North = Math.Max(North, other.North);
        if (other.CoverScore > CoverScore)
            (CoverScore, Cover, CoverRow) = (other.CoverScore, other.Cover, other.CoverRow);
    }

    /// <summary>Whether the box around both would hold a photo of a third.</summary>
    public readonly bool UnionMeets(in ClusterCell other, in ClusterCell third) =>
        third.West <= Math.Max(East, other.East) && third.East >= Math.Min(West, other.West)
        && third.South <= Math.Max(North, other.North) && third.North >= Math.Min(South, other.South);
}
