using System.Globalization;
using PhotoGrid.Foundation;
using PhotoGrid.Timeline;

namespace PhotoGrid.Server.Api.Timeline;

/// <summary>Reads what <c>GET /timeline/numbers</c> is asked with. Every wrong value is named; nothing is guessed.</summary>
internal static class TimelineQueryText
{
    private const int MaxName = 200; // longer than any camera's or town's

    private static readonly Dictionary<string, TimelineSort> _sorts = new(StringComparer.Ordinal)
    {
        ["date_desc"] = TimelineSort.DateDescending,
        ["date_asc"] = TimelineSort.DateAscending,
        ["added_desc"] = TimelineSort.AddedDescending,
        ["added_asc"] = TimelineSort.AddedAscending,
        ["name_asc"] = TimelineSort.NameAscending,
        ["name_desc"] = TimelineSort.NameDescending,
        ["size_desc"] = TimelineSort.SizeDescending,
        ["size_asc"] = TimelineSort.SizeAscending,
        ["pixels_desc"] = TimelineSort.PixelsDescending,
        ["pixels_asc"] = TimelineSort.PixelsAscending,
        ["camera_asc"] = TimelineSort.CameraAscending,
        ["camera_desc"] = TimelineSort.CameraDescending,
        ["place_asc"] = TimelineSort.PlaceAscending,
        ["place_desc"] = TimelineSort.PlaceDescending,
    };

    public static Result<TimelineQuery> Read(IQueryCollection query)
    {
        if (!_sorts.TryGetValue(Text(query, "sort") ?? "date_desc", out var sort))
            return Failure.Invalid($"sort is one of {string.Join(", ", _sorts.Keys)}.", "sort");
        bool? video = null;
        if (Text(query, "kind") is { } kind)
        {
            if (kind is not ("photo" or "video"))
                return Failure.Invalid("kind is photo or video.", "kind");
            video = kind == "video";
        }

        bool? favorite = null;
        if (Text(query, "favorite") is { } text)
        {
            if (!bool.TryParse(text, out var flag))
                return Failure.Invalid("favorite is true or false.", "favorite");
            favorite = flag;
        }

        if (!TryTime(query, "from", out var from))
            return Failure.Invalid("from is a day or a wall-clock time such as 2024-05-01.", "from");
        if (!TryTime(query, "to", out var to))
            return Failure.Invalid("to is a day or a wall-clock time such as 2024-05-01.", "to");
        var (camera, place) = (Text(query, "camera"), Text(query, "place"));
        if (camera?.Length > MaxName || place?.Length > MaxName)
            return Failure.Invalid($"A camera or place has a name of at most {MaxName} letters.", camera?.Length > MaxName ? "camera" : "place");
        return new TimelineQuery(sort, video, favorite, from, to, camera, place);
    }

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;

    // A wall clock has no zone: one that is given is left aside.
    private static bool TryTime(IQueryCollection query, string name, out long? time)
    {
        time = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        time = Instant.Of(new DateTimeOffset(moment.DateTime, TimeSpan.Zero));
        return true;
    }
}
