using PhotoGrid.Foundation;
using PhotoGrid.Library.Whereabouts;

namespace PhotoGrid.Library.Sidecars;

/// <summary>Gives a photo what a sidecar says of it.</summary>
internal static class ApplySidecar
{
    private const long QuarterMs = 15 * 60_000;

    // The farthest that clocks are from UTC, both ways.
    private const long FarthestMs = 14 * 3_600_000;

    private const long DayMs = 86_400_000;

    /// <summary>All but the trash, which is a step of its own.</summary>
    public static Photo Of(Photo photo, SidecarFacts facts, LookUpPlace places, TimeProvider clock)
    {
        var location = facts.Location ?? photo.Location;
        var known = places.At(location);
        return photo with
        {
            Location = location,
            Place = location == photo.Location ? photo.Place ?? known.Names : known.Names,
            TakenAt = TakenAt(photo.TakenAt, facts, known.Zone, clock),
            Description = facts.Description ?? photo.Description,
            IsFavorite = photo.IsFavorite || facts.IsFavorite,
            IsArchived = photo.IsArchived || facts.IsArchived,
        };
    }

    // A sidecar says when; the photo's own words say what the clock on the wall showed. Together they are the offset that neither says.
    private static TakenAt TakenAt(TakenAt read, SidecarFacts facts, TimeZoneInfo? there, TimeProvider clock)
    {
        if (facts.Taken is not { } moment)
            return there is null ? read : TakenAtRules.InZone(read, there, clock) ?? read;
        var instant = Instant.Of(moment);
        if (read.Source is "exif-offset" or "container" or "sidecar" && Math.Abs(read.InstantMs - instant) < 1000)
            return read;
        return OffsetOf(read, instant) is { } offset
            ? new TakenAt(read.LocalMs - offset, read.LocalMs, (int)(offset / 60_000), ZoneOf(there, instant, offset), "sidecar")
            : TakenAtRules.OfInstant(moment, there, clock, "sidecar");
    }

    private static long? OffsetOf(TakenAt read, long instant)
    {
        var isWallClock = read.Source is "exif" or "exif-place" || (read.Source == "filename" && read.LocalMs % DayMs != DayMs / 2);
        // Sidecars know whole seconds, cameras fractions of them.
        var offset = (long)Math.Round((read.LocalMs - instant) / (double)QuarterMs) * QuarterMs;
        return isWallClock && Math.Abs(read.LocalMs - instant - offset) < 1000 && Math.Abs(offset) <= FarthestMs ? offset : null;
    }

    private static string? ZoneOf(TimeZoneInfo? there, long instant, long offset) =>
        there is not null && (long)there.GetUtcOffset(Instant.Read(instant)).TotalMilliseconds == offset ? there.Id : null;
}
