using PhotoGrid.Foundation;
using FileTime = PhotoGrid.Imaging.Metadata.TakenAt;

namespace PhotoGrid.Library.Whereabouts;

/// <summary>
/// Decides when a photo was taken: the file's own words, with an offset or without; else the date in its name; else when the file was last
/// changed; else now. Where no offset is known, the wall clock is read in the zone of the place, else in the server's.
/// </summary>
public static class TakenAtRules
{
    /// <summary>
    /// Never fails: the last rule always applies. <paramref name="fromFile"/> is what the metadata says, <paramref name="fromName"/> what
    /// the name says, <paramref name="there"/> the zone of the place where that is known.
    /// </summary>
    public static TakenAt Decide(FileTime? fromFile, FileTime? fromName, DateTimeOffset? lastModified, TimeZoneInfo? there, TimeProvider clock)
    {
        if ((fromFile ?? fromName) is { } said)
        {
            // Names and containers in UTC: the instant is sure, the clock on the wall is that of the place.
            return said is { Source: "filename" or "container", Offset.Ticks: 0 }
                ? OfInstant(new DateTimeOffset(said.Local, TimeSpan.Zero), there, clock, said.Source)
                : OfWallClock(said, there, clock);
        }

        return lastModified is { } modified
            ? OfInstant(modified, there, clock, "modified")
            : OfInstant(clock.GetUtcNow(), there, clock, "uploaded");
    }

    /// <summary>
    /// The same wall clock, read anew in the zone of a place that became known or was changed later. What the file itself says of its
    /// offset, and what a person said, stay. Null when nothing changes.
    /// </summary>
    public static TakenAt? InZone(TakenAt taken, TimeZoneInfo there, TimeProvider clock)
    {
        var read = taken switch
        {
            { Source: "exif-offset", OffsetMinutes: { } minutes } => taken with { TimeZone = Keeps(there, taken.InstantMs, minutes) ? there.Id : null },
            { Source: "exif" or "exif-place" } => OfWallClock(new FileTime(Instant.Read(taken.LocalMs).DateTime, null, "exif"), there, clock),
            _ => taken,
        };
        return read == taken ? null : read;
    }

    private static TakenAt OfWallClock(FileTime time, TimeZoneInfo? there, TimeProvider clock)
    {
        var local = DateTime.SpecifyKind(time.Local, DateTimeKind.Unspecified);
        var localMs = Instant.Of(new DateTimeOffset(local, TimeSpan.Zero));
        var offset = time.Offset ?? OffsetAt(there ?? clock.LocalTimeZone, local);
        var instantMs = localMs - (long)offset.TotalMilliseconds;
        var known = time.Offset is not null || there is not null;
        var zone = there is not null && (time.Offset is null || Keeps(there, instantMs, (int)offset.TotalMinutes)) ? there.Id : null;
        var source = time is { Source: "exif", Offset: null } && there is not null ? "exif-place" : time.Source;
        return new TakenAt(instantMs, localMs, known ? (int)offset.TotalMinutes : null, zone, source);
    }

    /// <summary>A moment by the clock of the place, or of the server where the place is unknown.</summary>
    internal static TakenAt OfInstant(DateTimeOffset moment, TimeZoneInfo? there, TimeProvider clock, string source)
    {
        var instant = Instant.Of(moment);
        var offset = (there ?? clock.LocalTimeZone).GetUtcOffset(moment);
        return new TakenAt(instant, instant + (long)offset.TotalMilliseconds, there is null ? null : (int)offset.TotalMinutes, there?.Id, source);
    }

    // An hour that comes twice is read as its first time. One that is skipped is on clocks that nobody has put forward yet.
    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);

    private static bool Keeps(TimeZoneInfo zone, long instantMs, int minutes) => (int)zone.GetUtcOffset(Instant.Read(instantMs)).TotalMinutes == minutes;
}
