namespace PhotoGrid.Foundation;

/// <summary>
/// The web's map of the world: Mercator's projection on a square whose sides are 2^32 units, x from the date line eastwards, y from the north
/// down. A unit is 9 mm at the equator. What lies beyond 85.05° is on the edge.
/// </summary>
public static class WorldMap
{
    private const double Side = 4294967296.0;
    private const double UnitsPerE7 = Side / 3.6e9;
    private const double MaxLat = 85.0511287798066;

    /// <summary>East of the date line, from degrees × 10^7; 180° is the last unit and not the first.</summary>
    public static uint X(int lonE7) => (uint)Math.Min(uint.MaxValue, (lonE7 + 1_800_000_000L) * UnitsPerE7);

    /// <summary>Down from the north, from degrees × 10^7.</summary>
    public static uint Y(int latE7)
    {
        var sine = Math.Sin(Math.Clamp(latE7 / 1e7, -MaxLat, MaxLat) * (Math.PI / 180));
        var y = 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
        return (uint)Math.Clamp(y * Side, 0, uint.MaxValue);
    }

    /// <summary>Degrees north of a y.</summary>
    public static double Lat(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / Side)))) * (180 / Math.PI);

    /// <summary>Degrees east of an x, from −180 to 180 also where it went round.</summary>
    public static double Lon(double x)
    {
        var turns = x / Side;
        return ((turns - Math.Floor(turns)) * 360) - 180;
    }
}
