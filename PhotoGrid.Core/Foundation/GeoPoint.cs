namespace PhotoGrid.Foundation;

/// <summary>A place on the earth in WGS 84 degrees: latitude −90…90, longitude −180…180.</summary>
public readonly record struct GeoPoint
{
    private GeoPoint(double lat, double lon) => (Lat, Lon) = (lat, lon);

    /// <summary>Degrees north.</summary>
    public double Lat { get; }

    /// <summary>Degrees east.</summary>
    public double Lon { get; }

    /// <summary>False for anything not finite or out of range.</summary>
    public static bool TryCreate(double lat, double lon, out GeoPoint point)
    {
        var ok = double.IsFinite(lat) && double.IsFinite(lon) && Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180;
        point = ok ? new GeoPoint(lat, lon) : default;
        return ok;
    }
}
