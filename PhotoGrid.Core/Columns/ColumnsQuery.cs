namespace PhotoGrid.Columns;

/// <summary>The sets that are counted; the same that <c>GET /photos?filter=</c> lists.</summary>
public enum ColumnsSet
{
    /// <summary>Neither archived nor in the trash.</summary>
    Shown,
    /// <summary>Favorites, archived ones included, trash not.</summary>
    Favorites,
    /// <summary>Archived, not in the trash.</summary>
    Archived,
    /// <summary>In the trash.</summary>
    Trash,
    /// <summary>Videos outside the trash, archived ones included.</summary>
    Videos,
    /// <summary>What the timeline shows: neither archived nor in the trash, and of each stack only the photo that stands for it.</summary>
    Timeline,
}

/// <summary>A box of degrees, edges included; west is greater than east when it crosses the date line.</summary>
public readonly record struct ColumnsBox(double West, double South, double East, double North);

/// <summary>A box in the units of the columns. A photo without a place is in none.</summary>
internal readonly record struct BoxEdges(int West, int South, int East, int North)
{
    public BoxEdges(ColumnsBox box)
        : this(Quantize.Degrees(box.West), Quantize.Degrees(box.South), Quantize.Degrees(box.East), Quantize.Degrees(box.North))
    {
    }

    public bool Hold(int lat, int lon) =>
        lat != Quantize.Nowhere && lon != Quantize.Nowhere && lat >= South && lat <= North
        && (West <= East ? lon >= West && lon <= East : lon >= West || lon <= East);
}

/// <summary>A place by its names: null means any, an empty text that there is none.</summary>
public readonly record struct ColumnsPlace(string? Country, string? Region, string? City);

/// <summary>Which photos are counted.</summary>
/// <param name="Set">Of which set.</param>
/// <param name="From">Taken at this instant (milliseconds UTC) or later.</param>
/// <param name="To">Taken before this instant.</param>
/// <param name="Box">Taken in this box; photos without a place are outside every box.</param>
/// <param name="Place">Taken at this place.</param>
public readonly record struct ColumnsQuery(ColumnsSet Set, long? From = null, long? To = null, ColumnsBox? Box = null, ColumnsPlace? Place = null);
