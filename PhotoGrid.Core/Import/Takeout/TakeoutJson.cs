using System.Globalization;
using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Sidecars;

namespace PhotoGrid.Import.Takeout;

/// <summary>What a JSON file of an export is about: a photo, an album, or neither (all null).</summary>
internal sealed record TakeoutFile(string? Title, SidecarFacts? Photo, TakeoutAlbum? Album);

/// <summary>An album's own words.</summary>
internal sealed record TakeoutAlbum(string Title, string? Description);

/// <summary>Reads the JSON files of Google Takeout. People's names are left alone until there are people; views, links and devices for good.</summary>
internal static class TakeoutJson
{
    /// <summary>A longer file is about something else.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Null when it is no JSON.</summary>
    public static TakeoutFile? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return new TakeoutFile(null, null, null);
            // Older exports wrap what they say of an album.
            var said = Member(root, "albumData", JsonValueKind.Object) ?? root;
            var title = Text(said, "title");
            if (Member(said, "photoTakenTime", JsonValueKind.Object) is not null || Text(said, "url") is not null)
                return new TakeoutFile(title, FactsOf(said), null);
            return new TakeoutFile(title, null, title is null ? null : new TakeoutAlbum(title, Text(said, "description")));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Broken, or texts that are no Unicode.
            return null;
        }
    }

    private static SidecarFacts FactsOf(JsonElement photo) => new()
    {
        Taken = Member(photo, "photoTakenTime", JsonValueKind.Object) is { } taken ? Moment(taken) : null,
        Location = Point(photo, "geoData") ?? Point(photo, "geoDataExif"),
        Description = Text(photo, "description") is { } text ? Cut(text) : null,
        IsFavorite = Flag(photo, "favorited"),
        IsArchived = Flag(photo, "archived"),
        IsTrashed = Flag(photo, "trashed"),
    };

    // Seconds since 1970 as text; before it with a minus.
    private static DateTimeOffset? Moment(JsonElement time)
    {
        if (!time.TryGetProperty("timestamp", out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        const long earliest = -5_364_662_400, latest = 7_258_118_400; // The years 1800 to 2200.
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is > earliest and < latest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    // 0, 0 is how these files say that they don't know.
    private static GeoPoint? Point(JsonElement photo, string name) =>
        Member(photo, name, JsonValueKind.Object) is { } place
        && place.TryGetProperty("latitude", out var lat) && lat.ValueKind == JsonValueKind.Number && lat.TryGetDouble(out var north)
        && place.TryGetProperty("longitude", out var lon) && lon.ValueKind == JsonValueKind.Number && lon.TryGetDouble(out var east)
        && (north != 0 || east != 0) && GeoPoint.TryCreate(north, east, out var point)
            ? point
            : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static string Cut(string text) => text.Length <= SidecarFacts.MaxDescription ? text : text[..SidecarFacts.MaxDescription];
}
