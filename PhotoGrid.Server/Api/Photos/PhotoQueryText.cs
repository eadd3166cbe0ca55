using System.Globalization;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Reads what <c>GET /photos</c> is asked with. Every wrong value is named; nothing is guessed.</summary>
internal static class PhotoQueryText
{
    private const int MaxLimit = 200;
    private const int MaxName = 200;

    /// <summary><paramref name="limits"/> is false where limit means something else.</summary>
    public static Result<PhotoQuery> Read(IQueryCollection query, bool limits = true)
    {
        var limit = 50;
        if (limits && Text(query, "limit") is { } limitText && (!int.TryParse(limitText, NumberStyles.None, null, out limit) || limit is < 1 or > MaxLimit))
            return Failure.Invalid("limit is a number from 1 to 200.", "limit");

        if (Sort(Text(query, "sort")) is not { } sort)
            return Failure.Invalid("sort is one of date_desc, date_asc, added_desc.", "sort");
        if (Filter(Text(query, "filter")) is not { } filter)
            return Failure.Invalid("filter is one of favorites, archived, trash, videos.", "filter");

        Cursor? after = null;
        if (Text(query, "cursor") is { } cursorText)
        {
            if (!Cursor.TryDecode(cursorText, (byte)sort, out var cursor))
                return Failure.Invalid("This cursor is not one of this list.", "cursor");
            after = cursor;
        }

        if (!TryTime(query, "from", out var from))
            return Failure.Invalid("from is a time such as 2024-05-01T00:00:00Z.", "from");
        if (!TryTime(query, "to", out var to))
            return Failure.Invalid("to is a time such as 2024-05-01T00:00:00Z.", "to");
        if (!TryBox(Text(query, "bbox"), out var box))
            return Failure.Invalid("bbox is west,south,east,north in degrees.", "bbox");
        if (!TryPlace(query, out var place))
            return Failure.Invalid("country is two letters such as NO; region and city are names of up to 200 letters, or - for none.", "country");
        AlbumId? album = null;
        if (Text(query, "albumId") is { } albumText)
        {
            if (!AlbumId.TryParse(albumText, out var id))
                return Failure.NotFound("ALBUM");
            album = id;
        }

        if (Text(query, "stacks") is not (null or "all" or "folded"))
            return Failure.Invalid("stacks is one of all, folded.", "stacks");

        Guid? person = null;
        if (Text(query, "personId") is { } personText)
        {
            if (!Guid.TryParseExact(personText, "D", out var id))
                return Failure.NotFound("PERSON");
            person = id;
        }

        return new PhotoQuery(limit, sort, filter, from, to, box, after, album, Text(query, "stacks") == "folded", place, person);
    }

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;

    private static PhotoSort? Sort(string? word) => word switch
    {
        null or "date_desc" => PhotoSort.DateDescending,
        "date_asc" => PhotoSort.DateAscending,
        "added_desc" => PhotoSort.AddedDescending,
        _ => null,
    };

    private static PhotoFilter? Filter(string? word) => word switch
    {
        null => PhotoFilter.Shown,
        "favorites" => PhotoFilter.Favorites,
        "archived" => PhotoFilter.Archived,
        "trash" => PhotoFilter.Trash,
        "videos" => PhotoFilter.Videos,
        _ => null,
    };

    // A day alone is its first moment in UTC.
    private static bool TryTime(IQueryCollection query, string name, out DateTimeOffset? time)
    {
        time = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        time = moment;
        return true;
    }

    // "-" is none: photos of a country that are of no region of it.
    private static bool TryPlace(IQueryCollection query, out PlaceNames? place)
    {
        var (country, region, city) = (Text(query, "country"), Text(query, "region"), Text(query, "city"));
        place = country is null && region is null && city is null ? null : new PlaceNames(country, NoneOf(region), NoneOf(city));
        return (country is null || country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) && IsName(region) && IsName(city);
    }

    private static string? NoneOf(string? name) => name == "-" ? "" : name;

    private static bool IsName(string? name) => name is null || (name.Length <= MaxName && !name.Contains('\0'));

    internal static bool TryBox(string? text, out GeoBox? box)
    {
        box = null;
        if (text is null)
            return true;
        var parts = text.Split(',');
        Span<double> edges = stackalloc double[4];
        if (parts.Length != 4)
            return false;
        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i]) || !double.IsFinite(edges[i]))
                return false;
        }

        if (edges[1] > edges[3] || Math.Abs(edges[1]) > 90 || Math.Abs(edges[3]) > 90 || Math.Abs(edges[0]) > 180 || Math.Abs(edges[2]) > 180)
            return false;
        box = new GeoBox(edges[0], edges[1], edges[2], edges[3]);
        return true;
    }
}
