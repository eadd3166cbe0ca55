using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Sidecars;
using PhotoGrid.Library.Whereabouts;
using FileTime = PhotoGrid.Imaging.Metadata.TakenAt;

namespace PhotoGrid.Library.Sidecars;

/// <summary>
/// What a photo becomes when its sidecar speaks: the caption, place and keywords that another program wrote count more than the file's own.
/// What a person said of the date here counts more than both.
/// </summary>
internal static class SidecarRules
{
    // The best there is. Fewer stars mean another thing to everybody.
    private const int AllStars = 5;

    public static Photo Apply(Photo photo, SidecarMetadata words, LookUpPlace places, TimeProvider clock)
    {
        var location = words.Place() ?? photo.Location;
        var known = places.At(location);
        return photo with
        {
            TakenAt = Taken(photo, words.TakenAt, known.Zone, moved: location != photo.Location, clock),
            Location = location,
            Place = location == photo.Location ? photo.Place : known.Names,
            Description = words.Description ?? photo.Description,
            IsFavorite = photo.IsFavorite || words.Rating == AllStars,
            TagsJson = words.Keywords.Count == 0 ? photo.TagsJson : PhotoTags.ReplaceOf("sidecar", photo.TagsJson, words.Keywords),
        };
    }

    /// <summary>Whether a sidecar's date is the photo's own, which most programs copy into it.</summary>
    public static bool IsSame(TakenAt own, FileTime said)
    {
        var local = Instant.Read(own.LocalMs).DateTime;
        // Noon sharp is how a day alone is read.
        return (said.Local - local).Duration() < TimeSpan.FromSeconds(1) || (said.Local.TimeOfDay == TimeSpan.FromHours(12) && said.Local.Date == local.Date);
    }

    private static TakenAt Taken(Photo photo, FileTime? said, TimeZoneInfo? there, bool moved, TimeProvider clock)
    {
        if (said is not null && photo.TakenAt.Source != "user"
            && (!IsSame(photo.TakenAt, said) || (said.Offset is not null && photo.TakenAt.OffsetMinutes is null)))
        {
            return TakenAtRules.Decide(said, null, null, there, clock);
        }

        return moved && there is not null ? TakenAtRules.InZone(photo.TakenAt, there, clock) ?? photo.TakenAt : photo.TakenAt;
    }
}
