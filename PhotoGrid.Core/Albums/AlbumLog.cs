using System.Text;
using System.Text.Json;

namespace PhotoGrid.Albums;

/// <summary>
/// What the operation log says of albums: enough to make them again, places included. A line of photos is an array of [id, position].
/// </summary>
internal static class AlbumLog
{
    public const string Created = "album.created";
    public const string Updated = "album.updated";
    public const string Deleted = "album.deleted";
    public const string PhotosAdded = "album.photos-added";
    public const string PhotosRemoved = "album.photos-removed";
    public const string Reordered = "album.reordered";

    /// <summary>Places a line holds at most: a line is read whole by whoever follows the feed.</summary>
    public const int MaxPlaces = 1000;

    /// <summary>What people say of an album.</summary>
    public static string Whole(Album album) => Write(json => WriteFields(json, album));

    /// <summary>The same with everything that is in it.</summary>
    public static string Whole(Album album, IReadOnlyList<AlbumPlace> places) => Write(json =>
    {
        WriteFields(json, album);
        WritePlaces(json, places);
    });

    /// <summary>Photos and where they are.</summary>
    public static string Places(IReadOnlyList<AlbumPlace> places) => Write(json => WritePlaces(json, places));

    private static void WriteFields(Utf8JsonWriter json, Album album)
    {
        json.WriteString("name", album.Name);
        json.WriteString("description", album.Description);
        json.WriteString("cover", album.ChosenCover?.ToString());
        json.WriteNumber("created_at", album.CreatedAtMs);
    }

    private static void WritePlaces(Utf8JsonWriter json, IReadOnlyList<AlbumPlace> places)
    {
        json.WriteStartArray("photos");
        foreach (var place in places)
        {
            json.WriteStartArray();
            json.WriteStringValue(place.Photo.Value);
            json.WriteNumberValue(place.Position);
            json.WriteEndArray();
        }

        json.WriteEndArray();
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
