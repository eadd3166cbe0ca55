using PhotoGrid.Foundation;
using FileTime = PhotoGrid.Imaging.Metadata.TakenAt;

namespace PhotoGrid.Library;

/// <summary>
/// Decides when a photo was taken: the file's own words, with offset or without; else the date in its name; else when the file was last
/// changed; else now. Where no offset is known, the wall clock is read in the server's zone.
/// </summary>
public static class TakenAtRules
{
    /// <summary>Never fails: the last rule always applies. <paramref name="fromFile"/> is what the metadata says, <paramref name="fromName"/> what the name says.</summary>
    public static TakenAt Decide(FileTime? fromFile, FileTime? fromName, DateTimeOffset? lastModified, TimeProvider clock)
    {
        var zone = clock.LocalTimeZone;
        if (fromFile is not null)
            return OfWallClock(fromFile, zone);
        if (fromName is { Offset: null })
            return OfWallClock(fromName, zone);
        if (fromName is { Offset: { } offset }) // Some phones write names in UTC: the instant is sure, the place is not.
            return OfInstant(new DateTimeOffset(fromName.Local, offset), zone, fromName.Source);
        return lastModified is { } modified ? OfInstant(modified, zone, "modified") : OfInstant(clock.GetUtcNow(), zone, "uploaded");
    }

    private static TakenAt OfWallClock(FileTime time, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(time.Local, DateTimeKind.Unspecified);
        // A wall clock that the zone skipped is read an hour later, as people's clocks were.
        var offset = time.Offset ?? zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddHours(1) : local);
        var localMs = Instant.Of(new DateTimeOffset(local, TimeSpan.Zero));
        return new TakenAt(localMs - (long)offset.TotalMilliseconds, localMs, (int?)time.Offset?.TotalMinutes, null, time.Source);
    }

    private static TakenAt OfInstant(DateTimeOffset moment, TimeZoneInfo zone, string source)
    {
        var instant = Instant.Of(moment);
        return new TakenAt(instant, instant + (long)zone.GetUtcOffset(moment).TotalMilliseconds, null, null, source);
    }
}
