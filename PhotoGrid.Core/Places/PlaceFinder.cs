using PhotoGrid.Foundation;

namespace PhotoGrid.Places;

/// <summary>
/// Names the place of a coordinate and the zone that clocks there keep, without asking anybody: from a file of the world's towns beside the
/// program. Without that file it finds nothing and says so. Safe for any number of callers; a look-up takes microseconds.
/// </summary>
public sealed class PlaceFinder : IDisposable
{
    /// <summary>The file's name, beside the program or in the source tree's runtimes folder.</summary>
    public const string FileName = "places.bin";

    /// <summary>Whose data it is, in the words that its licence asks for.</summary>
    public const string Attribution = "Place names and time zones: GeoNames (geonames.org), CC BY 4.0";

    // Further out, a photo is of the sea or of a desert and not of a town.
    private const double NameWithinKm = 50;

    // Clocks on a ship or in a desert go like those of the next coast or town.
    private const double ZoneWithinKm = 250;

    // A town's centre is not a point: within this distance size decides more than nearness.
    private const double CentreKm = 0.3;
    private const double KmPerDegree = 111.2;

    private readonly PlaceFile? _file;

    /// <summary>Opens the file; null or a file that is not there or not ours: nothing is found.</summary>
    public PlaceFinder(string? path) => _file = path is null ? null : PlaceFile.TryOpen(path);

    /// <summary>Whether there is anything to find.</summary>
    public bool IsAvailable => _file is not null;

    internal PlaceFile? File => _file;

    /// <summary>Which data this is, positive; 0 without. Photos that were named by other data are worth another look.</summary>
    public long Version => _file?.Version ?? 0;

    /// <summary>Where the file lies: beside the program, else in the source tree; null when it was never made.</summary>
    public static string? Locate()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, FileName);
        if (System.IO.File.Exists(beside))
            return beside;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var inTree = Path.Combine(up.FullName, "runtimes", "any", FileName);
            if (System.IO.File.Exists(inTree))
                return inTree;
        }

        return null;
    }

    /// <summary>What is known of the point; null when nothing is: far from any town, or without the file.</summary>
    public FoundPlace? Find(GeoPoint point)
    {
        if (_file is not { } file)
            return null;
        if (Search(file, point, NameWithinKm) is { } near)
        {
            var (region, country, _) = file.AreaOf(near.Winner);
            return new FoundPlace(file.NameOf(near.Winner), region, country?[2..], country?[..2], file.AreaOf(near.Nearest).TimeZone);
        }

        return Search(file, point, ZoneWithinKm) is { } far ? new FoundPlace(null, null, null, null, file.AreaOf(far.Nearest).TimeZone) : null;
    }

    /// <summary>Towns whose names begin so, the largest first; nothing under two letters, or without the file. Takes some milliseconds.</summary>
    public IReadOnlyList<NamedPlace> FindByName(string text, int max) => _file is { } file ? TownNames.Find(file, text, max) : [];

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // The nearest town, and the one whose name the point goes by: a city reaches further than the village at its edge.
    private static (Town Nearest, Town Winner)? Search(PlaceFile file, GeoPoint point, double withinKm)
    {
        Town nearest = default, winner = default;
        double shortest = withinKm, best = double.MaxValue;
        var found = false;
        void Look(Town town)
        {
            var km = Kilometres(point, town);
            if (km > withinKm)
                return;
            found = true;
            if (km <= shortest)
                (shortest, nearest) = (km, town);
            if ((km + CentreKm) / town.Reach is var score && score < best)
                (best, winner) = (score, town);
        }

        var north = withinKm / KmPerDegree;
        var east = Math.Min(180, north / Math.Max(1e-3, Math.Cos(Math.Min(90, Math.Abs(point.Lat) + north) * Math.PI / 180)));
        for (var row = Row(point.Lat - north); row <= Row(point.Lat + north); row++)
            VisitAround(file, row, point.Lon - east, point.Lon + east, Look);
        return found ? (nearest, winner) : null;
    }

    // The row is a circle: what reaches over its end goes on at its beginning.
    private static void VisitAround(PlaceFile file, int row, double west, double east, Action<Town> look)
    {
        int first = Column(west), last = Column(east);
        if (last - first >= PlaceFile.Columns - 1)
        {
            file.Visit(row, 0, PlaceFile.Columns - 1, look);
        }
        else if (first < 0 || last >= PlaceFile.Columns)
        {
            file.Visit(row, (first + PlaceFile.Columns) % PlaceFile.Columns, PlaceFile.Columns - 1, look);
            file.Visit(row, 0, last % PlaceFile.Columns, look);
        }
        else
        {
            file.Visit(row, first, last, look);
        }
    }

    private static int Row(double lat) => Math.Clamp((int)Math.Floor((lat + 90) * PlaceFile.CellsPerDegree), 0, PlaceFile.Rows - 1);

    private static int Column(double lon) => (int)Math.Floor((lon + 180) * PlaceFile.CellsPerDegree);

    // Flat earth between the two: right to a few metres at these distances.
    private static double Kilometres(GeoPoint point, Town town)
    {
        var east = Math.Abs(point.Lon - town.Lon);
        east = Math.Min(east, 360 - east) * Math.Cos((point.Lat + town.Lat) / 2 * Math.PI / 180);
        var north = point.Lat - town.Lat;
        return Math.Sqrt((east * east) + (north * north)) * KmPerDegree;
    }
}
