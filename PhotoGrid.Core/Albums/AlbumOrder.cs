using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>The keys that an album is ordered by: wide gaps, so that moving a photo writes that photo's row and no other.</summary>
internal static class AlbumOrder
{
    /// <summary>Between neighbours that were added one after the other; halved twenty times before an album is numbered anew.</summary>
    public const long Gap = 1 << 20;

    /// <summary>
    /// Keys for <paramref name="photos"/> after <paramref name="previous"/> and before <paramref name="next"/> (null: the edge of the album);
    /// null when there is no room between the two.
    /// </summary>
    public static List<AlbumPlace>? Between(IReadOnlyList<PhotoId> photos, long? previous, long? next)
    {
        long first, step;
        if (previous is { } before && next is { } after)
        {
            step = Math.Min(Gap, (after - before) / (photos.Count + 1));
            if (step == 0)
                return null;
            first = before + step;
        }
        else
        {
            step = Gap;
            first = previous + Gap ?? next - (Gap * photos.Count) ?? Gap;
        }

        return [.. photos.Select((photo, i) => new AlbumPlace(photo, first + (i * step)))];
    }

    /// <summary>Keys for all places in the order given.</summary>
    public static IEnumerable<AlbumPlace> Anew(IEnumerable<AlbumPlace> places) => places.Select((place, i) => place with { Position = (i + 1) * Gap });
}
