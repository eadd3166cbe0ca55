using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>Counts the photos of a library by where they were taken, from the column snapshot.</summary>
public sealed class ReadPlaces(ColumnsCache columns)
{
    /// <summary>The places of the photos that a list of <paramref name="query"/> shows (an album is not looked at), those with most photos first.</summary>
    public async Task<PlaceCounts> RunAsync(UserId owner, PhotoQuery query, PlaceLevel level, int limit, CancellationToken ct) =>
        Count(await columns.GetAsync(owner, ct), ListPhotos.CountOf(query), level, limit);

    internal static PlaceCounts Count(LibraryColumns snapshot, ColumnsQuery query, PlaceLevel level, int limit)
    {
        var byName = new Dictionary<int, PlaceTally>();
        var all = new PlaceTally();
        var sieve = new PhotoSieve(snapshot.Names, query, null);
        foreach (var chunk in snapshot.Chunks)
        {
            if (sieve.Skips(chunk))
                continue;
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (!sieve.Takes(chunk, i))
                    continue;
                all.Add(chunk, i);
                var name = chunk.Places[i];
                if (!byName.TryGetValue(name, out var tally))
                    byName.Add(name, tally = new PlaceTally());
                tally.Add(chunk, i);
            }
        }

        var places = Group(snapshot.Names, byName, level);
        return new PlaceCounts(
            [.. places.Take(limit)], places.Count, all.Count, all.Count == 0 ? null : all.First, all.Count == 0 ? null : all.Last);
    }

    private static List<PlaceCount> Group(ColumnNames names, Dictionary<int, PlaceTally> byName, PlaceLevel level)
    {
        var groups = new Dictionary<Place, PlaceTally>();
        foreach (var (number, tally) in byName)
        {
            if (Prints.PlaceOf(names, number) is not { } place)
                continue;
            var at = At(place, level);
            if (!groups.TryGetValue(at, out var group))
                groups.Add(at, group = new PlaceTally());
            group.Add(tally);
            if (level != PlaceLevel.City)
                group.Parts.Add((level == PlaceLevel.Country ? place.Region : place.City) ?? "");
        }

        return [.. groups.Where(group => level != PlaceLevel.City || group.Key.City is not null).Select(group => group.Value.As(group.Key))
            .OrderByDescending(place => place.Count).ThenByDescending(place => place.Last).ThenBy(place => place.Names.City, StringComparer.Ordinal)];
    }

    private static Place At(Place place, PlaceLevel level) => level switch
    {
        PlaceLevel.Country => place with { City = null, Region = null },
        PlaceLevel.Region => place with { City = null },
        _ => place,
    };
}
