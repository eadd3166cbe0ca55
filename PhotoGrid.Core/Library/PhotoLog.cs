using System.Text;
using System.Text.Json;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library;

/// <summary>
/// What the operation log says of photos: the whole photo when it comes (a lost catalog is rebuilt from it), and before and after only of
/// what changed later. Names are those of the columns.
/// </summary>
internal static class PhotoLog
{
    public const string Added = "photo.added";
    public const string Updated = "photo.updated";
    public const string Processed = "photo.processed";
    public const string Deleted = "photo.deleted";
    public const string Restored = "photo.restored";
    public const string Erased = "photo.erased";

    /// <summary>Everything that a rebuild needs, the key of the original included.</summary>
    public static string Whole(Photo photo, string? originalKey) => Write(json =>
    {
        json.WriteString("key", originalKey);
        json.WriteNumber("number", photo.Number);
        WriteFile(json, photo);
        json.WriteNumber("created_at", photo.CreatedAtMs);
        json.WriteNumber("flags", photo.Flags);
        WriteTaken(json, photo.TakenAt);
        WriteUserFields(json, photo);
    });

    /// <summary>The file that is the moving half of a photo.</summary>
    public static string Live(Photo video, string? originalKey) => Write(json =>
    {
        json.WriteStartObject("live");
        json.WriteString("key", originalKey);
        json.WriteString("filename", video.Filename);
        json.WriteString("mime_type", video.MimeType);
        json.WriteNumber("size", video.Size);
        json.WriteString("sha256", video.Sha256.ToString());
        json.WriteEndObject();
    });

    /// <summary>The fields that differ from <paramref name="other"/>, with this photo's values.</summary>
    public static string Difference(Photo photo, Photo other) => Write(json =>
    {
        if (photo.Sha256 != other.Sha256)
            WriteFile(json, photo);
        if (photo.Flags != other.Flags)
            json.WriteNumber("flags", photo.Flags);
        if (photo.TakenAt != other.TakenAt)
            WriteTaken(json, photo.TakenAt);
        if (photo.Location != other.Location)
            WriteLocation(json, photo.Location);
        if (photo.Description != other.Description)
            json.WriteString("description", photo.Description);
        if (photo.IsFavorite != other.IsFavorite)
            json.WriteBoolean("is_favorite", photo.IsFavorite);
        if (photo.IsArchived != other.IsArchived)
            json.WriteBoolean("is_archived", photo.IsArchived);
        if (photo.TagsJson != other.TagsJson)
            WriteRaw(json, "tags", photo.TagsJson);
        if (photo.DeletedAtMs != other.DeletedAtMs)
            WriteNumber(json, "deleted_at", photo.DeletedAtMs);
        if (photo.Processing != other.Processing)
            json.WriteNumber("processing", (int)photo.Processing);
        if (StackOf(photo) != StackOf(other))
            WriteStack(json, photo);
        if (photo.Renditions != other.Renditions)
            json.WriteNumber("renditions", photo.Renditions);
        if (photo.EditsJson != other.EditsJson)
            WriteEdits(json, photo);
    });

    private static void WriteEdits(Utf8JsonWriter json, Photo photo)
    {
        WriteRaw(json, "edits", photo.EditsJson ?? "null");
        json.WriteNumber("width", photo.Width);
        json.WriteNumber("height", photo.Height);
    }

    private static void WriteFile(Utf8JsonWriter json, Photo photo)
    {
        json.WriteString("filename", photo.Filename);
        json.WriteString("mime_type", photo.MimeType);
        json.WriteNumber("size", photo.Size);
        json.WriteString("sha256", photo.Sha256.ToString());
        json.WriteNumber("width", photo.Width);
        json.WriteNumber("height", photo.Height);
        json.WriteNumber("kind", photo.IsVideo ? 1 : 0);
        WriteNumber(json, "duration_ms", photo.DurationMs);
    }

    private static void WriteUserFields(Utf8JsonWriter json, Photo photo)
    {
        WriteLocation(json, photo.Location);
        json.WriteString("description", photo.Description);
        json.WriteBoolean("is_favorite", photo.IsFavorite);
        json.WriteBoolean("is_archived", photo.IsArchived);
        WriteRaw(json, "tags", photo.TagsJson);
    }

    private static (StackId?, int, PhotoId?, int) StackOf(Photo photo) => (photo.StackId, photo.StackState, photo.StackPrimary, photo.StackCount);

    private static void WriteStack(Utf8JsonWriter json, Photo photo)
    {
        json.WriteString("stack_id", photo.StackId?.ToString());
        json.WriteNumber("stack_state", photo.StackState);
        json.WriteString("stack_primary", photo.StackPrimary?.ToString());
        json.WriteNumber("stack_count", photo.StackCount);
    }

    private static void WriteTaken(Utf8JsonWriter json, TakenAt taken)
    {
        json.WriteNumber("taken_at", taken.InstantMs);
        json.WriteNumber("taken_local", taken.LocalMs);
        WriteNumber(json, "utc_offset", taken.OffsetMinutes);
        json.WriteString("time_zone", taken.TimeZone);
        json.WriteString("taken_source", taken.Source);
    }

    private static void WriteLocation(Utf8JsonWriter json, GeoPoint? location)
    {
        if (location is { } point)
        {
            json.WriteNumber("lat", point.Lat);
            json.WriteNumber("lon", point.Lon);
        }
        else
        {
            json.WriteNull("lat");
            json.WriteNull("lon");
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
