using System.Globalization;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Search;
using PhotoGrid.Search.Parsing;
using PhotoGrid.Server.Api.Photos;

namespace PhotoGrid.Server.Api.Search;

/// <summary>Reads what <c>GET /search</c> is asked with. Every wrong value is named; nothing is guessed.</summary>
internal static class SearchText
{
    private const int LongestQuery = 300;

    // Leave a day of room for time zones on both sides of what the calendar has.
    private static readonly DateFilter _never = new([]);

    public static Result<SearchRequest> Read(HttpRequest request, DateOnly today)
    {
        var query = request.Query;
        var text = Text(query, "q") ?? "";
        if (text.Length > LongestQuery)
            return Failure.Invalid($"q is at most {LongestQuery} characters.", "q");
        if (Scope(Text(query, "type")) is not { } scope)
            return Failure.Invalid("type is one of all, content, text, people, places, albums.", "type");
        var page = PageText.Read(query, SearchPhotos.Order);
        if (!page.Ok)
            return page.Failure;
        var filters = ReadFilters(query);
        if (!filters.Ok)
            return filters.Failure;
        var isMonthFirst = request.Headers.AcceptLanguage.ToString().StartsWith("en-US", StringComparison.OrdinalIgnoreCase);
        return new SearchRequest(ParseQuery.Read(text, today, isMonthFirst), scope, filters.Value, page.Value.After, page.Value.Limit);
    }

    private static Result<SearchFilters> ReadFilters(IQueryCollection query)
    {
        if (!TryDates(query, out var dates))
            return Failure.Invalid("date_from and date_to are days such as 2024-05-01.", "date_from");
        if (!PhotoQueryText.TryBox(Text(query, "bbox"), out var box))
            return Failure.Invalid("bbox is west,south,east,north in degrees.", "bbox");
        if (!TryId(query, "personId", out var person))
            return Failure.NotFound("PERSON");
        if (!TryId(query, "albumId", out var album))
            return Failure.NotFound("ALBUM");
        bool? isVideo = Text(query, "kind") switch { "video" => true, "photo" => false, _ => null };
        if (isVideo is null && Text(query, "kind") is not null)
            return Failure.Invalid("kind is photo or video.", "kind");
        bool? isFavorite = Text(query, "favorite") switch { "true" => true, "false" => false, _ => null };
        if (isFavorite is null && Text(query, "favorite") is not null)
            return Failure.Invalid("favorite is true or false.", "favorite");
        var color = Text(query, "color") is { } name ? ColorNames.BitOf(name.ToLowerInvariant()) ?? -1 : (int?)null;
        if (color == -1)
            return Failure.Invalid($"color is one of {string.Join(", ", ColorNames.All)}.", "color");
        if (!TryIso(Text(query, "iso"), out var iso))
            return Failure.Invalid("iso is a number such as 400, or a range such as 100-800.", "iso");
        if (!TryNumber(query, "size_min", out var minSize) || !TryNumber(query, "size_max", out var maxSize))
            return Failure.Invalid("size_min and size_max are bytes.", "size_min");
        if (!TryNumber(query, "width_min", out var minWidth) || minWidth > int.MaxValue)
            return Failure.Invalid("width_min is a number of pixels.", "width_min");
        return new SearchFilters
        {
            Dates = dates,
            Box = box is { } edges ? new ColumnsBox(edges.West, edges.South, edges.East, edges.North) : null,
            Person = person,
            Album = album,
            Camera = Text(query, "camera"),
            Lens = Text(query, "lens"),
            Tag = Text(query, "tag"),
            IsVideo = isVideo,
            IsFavorite = isFavorite,
            Color = color,
            Iso = iso,
            MinSize = minSize,
            MaxSize = maxSize,
            MinWidth = (int?)minWidth,
            MimeType = Text(query, "mime")?.ToLowerInvariant(),
        };
    }

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;

    private static SearchScope? Scope(string? word) => word switch
    {
        null or "all" => SearchScope.All,
        "content" => SearchScope.Content,
        "text" => SearchScope.Text,
        "people" => SearchScope.People,
        "places" => SearchScope.Places,
        "albums" => SearchScope.Albums,
        _ => null,
    };

    // By the wall clock where a photo was taken. A day is the whole day, also as the last one; a time with an offset is taken by its own clock.
    private static bool TryDates(IQueryCollection query, out DateFilter? dates)
    {
        dates = null;
        var (from, to) = (Text(query, "date_from"), Text(query, "date_to"));
        if (from is null && to is null)
            return true;
        if (!TryMoment(from, isEnd: false, out var first) || !TryMoment(to, isEnd: true, out var last))
            return false;
        dates = first < last ? new DateFilter([new LocalRange(first, last)]) : _never;
        return true;
    }

    private static bool TryMoment(string? text, bool isEnd, out long local)
    {
        local = isEnd ? long.MaxValue : long.MinValue;
        if (text is null)
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            local = LocalRange.Start(isEnd ? day.AddDays(1) : day);
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        local = Instant.Of(moment) + (long)moment.Offset.TotalMilliseconds;
        return true;
    }

    private static bool TryId(IQueryCollection query, string name, out Guid? id)
    {
        id = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!Guid.TryParseExact(text, "D", out var value))
            return false;
        id = value;
        return true;
    }

    private static bool TryIso(string? text, out (int From, int To)? iso)
    {
        iso = null;
        if (text is null)
            return true;
        var parts = text.Split('-');
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, null, out var from) || !int.TryParse(parts[^1], NumberStyles.None, null, out var to))
            return false;
        iso = (from, to);
        return true;
    }

    private static bool TryNumber(IQueryCollection query, string name, out long? number)
    {
        number = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!long.TryParse(text, NumberStyles.None, null, out var value))
            return false;
        number = value;
        return true;
    }
}
