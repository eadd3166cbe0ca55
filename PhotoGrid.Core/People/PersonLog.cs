using System.Text;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.People;

/// <summary>What the operation log says of people.</summary>
internal static class PersonLog
{
    public const string Created = "person.created", Updated = "person.updated", Merged = "person.merged", Deleted = "person.deleted";

    public static string Whole(Person person) => Write(json =>
    {
        json.WriteString("id", person.Id);
        json.WriteString("name", person.Name);
        json.WriteBoolean("is_hidden", person.IsHidden);
        if (person.ChosenCover is { } cover)
            json.WriteString("cover_face", cover);
        json.WriteNumber("created_at", person.CreatedAtMs);
    });

    /// <summary>Reads what <see cref="Whole"/> wrote; counts are made anew.</summary>
    public static Person Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var created = root.GetProperty("created_at").GetInt64();
        return new Person
        {
            Id = root.GetProperty("id").GetGuid(),
            Name = root.GetProperty("name").GetString(),
            IsHidden = root.GetProperty("is_hidden").GetBoolean(),
            ChosenCover = root.TryGetProperty("cover_face", out var cover) ? cover.GetGuid() : null,
            CreatedAtMs = created,
            UpdatedAtMs = created,
        };
    }

    /// <summary>Faces with how they were known to be the person's.</summary>
    public static string Faces(IEnumerable<Library.Seen.Face> faces) => Write(json =>
    {
        json.WriteStartArray("faces");
        foreach (var face in faces)
        {
            json.WriteStartArray();
            json.WriteStringValue(face.Id);
            json.WriteNumberValue((int)face.Assigned);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    public static List<(Guid Face, int Assigned)> ReadFaces(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("faces").EnumerateArray().Select(pair => (pair[0].GetGuid(), pair[1].GetInt32()))];
    }

    /// <summary>Brings the counts of somebody up to date and says so in the feed; a group without a name that has no face left goes.</summary>
    public static async Task<Person?> CountAsync(CatalogSession session, ChangeFeed feed, UserId actor, Guid id, string what, Person? before, TimeProvider clock, CancellationToken ct)
    {
        if (await PersonStore.FindAsync(session, id, ct) is not { } person)
            return null;
        var (photos, faces) = await PersonStore.CountFacesAsync(session, id, ct);
        if (person.Name is null && (await PeopleFaceStore.ListPhotosAsync(session, id, ct)).Count == 0)
        {
            await PersonStore.DeleteAsync(session, id, ct);
            await feed.AppendAsync(session, actor, Deleted, id, Whole(person), null, ct);
            return null;
        }

        var counted = person with { PhotoCount = photos, FaceCount = faces, UpdatedAtMs = Instant.Now(clock) };
        await PersonStore.UpdateAsync(session, counted, ct);
        await feed.AppendAsync(session, actor, what, id, before is null ? null : Whole(before), Whole(counted), ct);
        return counted;
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
