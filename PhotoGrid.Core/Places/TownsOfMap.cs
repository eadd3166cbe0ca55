namespace PhotoGrid.Places;

/// <summary>The largest towns of a part of the map, so that a map without pictures from outside can say where one is. Thread-safe.</summary>
public sealed class TownsOfMap(PlaceFinder finder)
{
    // What the file's reach is made of: (people / 1000) ^ 0.15.
    private const double PeopleOfReach = 1 / 0.15;

    // Centres of one city's sections go by its name; of two towns so near only the larger is said.
    private const double SameTownDegrees = 0.3;

    /// <summary>
    /// At most <paramref name="limit"/>, the largest first, within the edges; west is greater than east where they cross the date line.
    /// Nothing without the file of places.
    /// </summary>
    public IReadOnlyList<NamedTown> Find(double west, double south, double east, double north, int limit)
    {
        if (finder.File is not { } file)
            return [];
        var found = new PriorityQueue<Town, double>();
        void Look(Town town)
        {
            if (town.Lat < south || town.Lat > north || (west <= east ? town.Lon < west || town.Lon > east : town.Lon < west && town.Lon > east))
                return;
            // Three times as many, since some go by a name that is there already.
            if (found.Count < limit * 3)
                found.Enqueue(town, town.Reach);
            else
                found.EnqueueDequeue(town, town.Reach);
        }

        for (var row = Row(south); row <= Row(north); row++)
        {
            if (west <= east)
            {
                file.Visit(row, Column(west), Column(east), Look);
            }
            else
            {
                file.Visit(row, Column(west), PlaceFile.Columns - 1, Look);
                file.Visit(row, 0, Column(east), Look);
            }
        }

        return Name(file, found, limit);
    }

    private static List<NamedTown> Name(PlaceFile file, PriorityQueue<Town, double> found, int limit)
    {
        var towns = new List<Town>(found.Count);
        while (found.TryDequeue(out var town, out _))
            towns.Add(town);
        var named = new List<NamedTown>(limit);
        for (var i = towns.Count - 1; i >= 0 && named.Count < limit; i--)
        {
            var town = towns[i];
            if (file.NameOf(town) is { } name && !named.Exists(other => other.Name == name && Math.Abs(other.Lat - town.Lat) < SameTownDegrees && Math.Abs(other.Lon - town.Lon) < 2 * SameTownDegrees))
                named.Add(new NamedTown(name, town.Lat, town.Lon, (int)Math.Round(Math.Pow(town.Reach, PeopleOfReach))));
        }

        return named;
    }

    private static int Row(double lat) => Math.Clamp((int)Math.Floor((lat + 90) * PlaceFile.CellsPerDegree), 0, PlaceFile.Rows - 1);

    private static int Column(double lon) => Math.Clamp((int)Math.Floor((lon + 180) * PlaceFile.CellsPerDegree), 0, PlaceFile.Columns - 1);
}
