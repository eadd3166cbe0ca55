using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Timeline;

/// <summary>A name that the timeline can be filtered by, and how many photos have it.</summary>
public sealed record NameCount(string Name, int Count);

/// <summary>What the timeline can be filtered by. Cameras, cities and countries come with the most frequent first.</summary>
public sealed record TimelineFacets(int Photos, int Videos, int Favorites, IReadOnlyList<NameCount> Cameras, IReadOnlyList<NameCount> Cities, IReadOnlyList<NameCount> Countries);

/// <summary>Counts what the timeline can be filtered by, from the columns alone.</summary>
public sealed class CountFacets(ColumnsCache cache)
{
    // As many as anybody looks through; the rest is found by search.
    private const int MaxNames = 200;

    /// <summary>The facets of the caller's timeline.</summary>
    public async Task<TimelineFacets> RunAsync(UserId owner, CancellationToken ct)
    {
        var columns = await cache.GetAsync(owner, ct);
        var (photos, videos, favorites) = (0, 0, 0);
        var (cameras, places) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        foreach (var row in new TimelinePick(columns, new TimelineQuery()).Run())
        {
            if ((row.Flags & PhotoFlags.Video) != 0)
                videos++;
            else
                photos++;
            if ((row.Flags & PhotoFlags.Favorite) != 0)
                favorites++;
            cameras[row.Camera] = cameras.GetValueOrDefault(row.Camera) + 1;
            places[row.Place] = places.GetValueOrDefault(row.Place) + 1;
        }

        return new TimelineFacets(
            photos, videos, favorites,
            Named(cameras, number => PlaceNames.CameraOf(columns.Names.Cameras.NameOf(number))),
            Named(places, number => PlaceNames.PlaceOf(columns.Names.Places.NameOf(number)).City),
            Named(places, number => PlaceNames.PlaceOf(columns.Names.Places.NameOf(number)).Country));
    }

    private static NameCount[] Named(Dictionary<int, int> counts, Func<int, string> nameOf) =>
        [.. counts.GroupBy(pair => nameOf(pair.Key), StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0)
            .Select(group => new NameCount(group.Key, group.Sum(pair => pair.Value)))
            .OrderByDescending(name => name.Count).ThenBy(name => name.Name, StringComparer.OrdinalIgnoreCase).Take(MaxNames)];
}
