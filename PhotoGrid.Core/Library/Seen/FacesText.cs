using System.Text;
using System.Text.Json;

namespace PhotoGrid.Library.Seen;

/// <summary>Faces as the API shows them: [{id, personId, personName, box, confidence, proposed}].</summary>
internal static class FacesText
{
    public static string Write(IEnumerable<Face> faces, IReadOnlyDictionary<Guid, string?> names)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var face in faces)
            {
                json.WriteStartObject();
                json.WriteString("id", face.Id);
                if (face.Person is { } person)
                    json.WriteString("personId", person);
                else
                    json.WriteNull("personId");
                json.WriteString("personName", face.Person is { } who ? names.GetValueOrDefault(who) : null);
                json.WritePropertyName("box");
                json.WriteRawValue(SightStore.Text(face.Box), skipInputValidation: true);
                json.WriteNumber("confidence", face.Confidence);
                json.WriteBoolean("proposed", face.Assigned == Assigned.Proposed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
