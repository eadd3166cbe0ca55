using PhotoGrid.Catalog;

namespace PhotoGrid.Library.Motion;

/// <summary>
/// Finds the other half of a live photo: by the identifier that the phone wrote into both; else by the same name and the same seconds;
/// else, where one of them does not know when it was taken, by the same name and an arrival together. Identifiers that differ never pair.
/// </summary>
internal static class LiveHalves
{
    /// <summary>Phones record three seconds; some keep up to five.</summary>
    public const long LongestMs = 6_000;

    private const long SameMomentMs = 5_000;
    private const long SameArrivalMs = 30_000;

    /// <summary>The video of a still, or the still of a video, that has no other half yet; null where there is none.</summary>
    public static async Task<Photo?> FindAsync(CatalogSession session, Photo photo, CancellationToken ct)
    {
        if (photo.IsVideo && !IsShort(photo))
            return null;
        foreach (var other in await CandidatesAsync(session, photo, ct))
        {
            var still = photo.IsVideo ? other : photo;
            if ((photo.IsVideo || IsShort(other)) && !await MotionStore.HasLiveFileAsync(session, still.Id, ct))
                return other;
        }

        return null;
    }

    /// <summary>The name without its ending, as both halves have it: <c>PXL_1.MP.jpg</c> goes with <c>PXL_1.MP</c>.</summary>
    public static string BaseName(string filename)
    {
        var name = Path.GetFileNameWithoutExtension(filename);
        return name.EndsWith(".MP", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".MV", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
    }

    private static async Task<IEnumerable<Photo>> CandidatesAsync(CatalogSession session, Photo photo, CancellationToken ct)
    {
        var name = BaseName(photo.Filename);
        bool HasName(Photo other) => string.Equals(BaseName(other.Filename), name, StringComparison.OrdinalIgnoreCase);
        if (photo.ContentId is { } id && await MotionStore.ListByContentIdAsync(session, id, !photo.IsVideo, ct) is { Count: > 0 } kin)
            return kin.OrderByDescending(HasName);

        bool IsKin(Photo other) => HasName(other) && (photo.ContentId is null || other.ContentId is null);
        var taken = photo.TakenAt.InstantMs;
        var together = await MotionStore.ListTakenAsync(session, taken - SameMomentMs, taken + SameMomentMs, !photo.IsVideo, ct);
        if (together.FindAll(IsKin) is { Count: > 0 } same)
            return same;
        var arrived = await MotionStore.ListArrivedAsync(session, photo.CreatedAtMs - SameArrivalMs, !photo.IsVideo, ct);
        return arrived.Where(other => IsKin(other) && (IsSameClock(photo, other) || !KnowsItsTime(photo) || !KnowsItsTime(other)));
    }

    // A video in UTC and a still without an offset are the same moment where their clocks show the same minute and second.
    private static bool IsSameClock(Photo photo, Photo other)
    {
        const long QuarterHourMs = 15 * 60_000;
        var apart = Math.Abs(photo.TakenAt.InstantMs - other.TakenAt.InstantMs);
        return apart < 15 * 3_600_000 && Math.Min(apart % QuarterHourMs, QuarterHourMs - (apart % QuarterHourMs)) <= SameMomentMs;
    }

    private static bool KnowsItsTime(Photo photo) => photo.TakenAt.Source is not ("modified" or "uploaded" or "filename");

    private static bool IsShort(Photo video) => video.DurationMs is > 0 and <= LongestMs;
}
