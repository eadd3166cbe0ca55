using System.Text;
using System.Text.Json;

namespace PhotoGrid.Library;

/// <summary>The tags of a photo as its row keeps them: a JSON array of {name, source, confidence}.</summary>
internal static class PhotoTags
{
    private const string User = "user";

    /// <summary>Adds the user's tags of another photo behind those that are there.</summary>
    public static string AddOwn(string tagsJson, string others) =>
        Own(others) is { Count: > 0 } more ? ReplaceOwn(tagsJson, [.. Own(tagsJson), .. more]) : tagsJson;

    /// <summary>Puts the user's tags first, each once, and keeps the machine's where the user has not the same name.</summary>
    public static string ReplaceOwn(string tagsJson, IReadOnlyList<string> names)
    {
        using var old = JsonDocument.Parse(tagsJson);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            json.WriteStartArray();
            foreach (var name in names.Where(taken.Add))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("source", User);
                json.WriteNumber("confidence", 1);
                json.WriteEndObject();
            }

            foreach (var tag in old.RootElement.EnumerateArray())
            {
                if (tag.GetProperty("source").GetString() != User && taken.Add(tag.GetProperty("name").GetString()!))
                    tag.WriteTo(json);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static List<string> Own(string tagsJson)
    {
        using var tags = JsonDocument.Parse(tagsJson);
        return [.. tags.RootElement.EnumerateArray().Where(tag => tag.GetProperty("source").GetString() == User).Select(tag => tag.GetProperty("name").GetString()!)];
    }
}
