using System.Text;
using System.Text.Json;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Vision;

namespace PhotoGrid.Library;

/// <summary>The tags of a photo as its row keeps them: a JSON array of {name, source, confidence}.</summary>
internal static class PhotoTags
{
    private const string User = "user";

    /// <summary>Adds the user's tags of another photo behind those that are there.</summary>
    public static string AddOwn(string tagsJson, string others) =>
        Own(others) is { Count: > 0 } more ? ReplaceOwn(tagsJson, [.. Own(tagsJson), .. more]) : tagsJson;

    /// <summary>The tags of a new photo: what its file was filed under.</summary>
    public static string Of(IReadOnlyList<Keyword> keywords) => Write(keywords, []);

    /// <summary>Puts the words of one source, such as a sidecar, in place of those it had, behind the user's and before the machine's.</summary>
    public static string ReplaceOf(string source, string tagsJson, IReadOnlyList<string> names)
    {
        using var old = JsonDocument.Parse(tagsJson);
        var others = old.RootElement.EnumerateArray().Where(tag => tag.GetProperty("source").GetString() != source).ToList();
        var own = others.Where(tag => tag.GetProperty("source").GetString() == User).Select(tag => new Keyword(tag.GetProperty("name").GetString()!, User));
        return Write([.. own, .. names.Select(name => new Keyword(name, source))], others);
    }

    /// <summary>Puts the user's tags first, each once, and keeps the machine's where the user has not the same name.</summary>
    public static string ReplaceOwn(string tagsJson, IReadOnlyList<string> names)
    {
        using var old = JsonDocument.Parse(tagsJson);
        return Write([.. names.Select(name => new Keyword(name, User))], old.RootElement.EnumerateArray().Where(tag => tag.GetProperty("source").GetString() != User));
    }

    /// <summary>Puts what models of one task saw in place of what they saw before, behind all others; whoever has the same name already stays.</summary>
    public static string ReplaceSeen(string source, string tagsJson, IReadOnlyList<SeenThing> things)
    {
        using var old = JsonDocument.Parse(tagsJson);
        var others = old.RootElement.EnumerateArray().Where(tag => tag.GetProperty("source").GetString() != source).ToList();
        var taken = others.Select(tag => tag.GetProperty("name").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var tag in others)
                tag.WriteTo(json);
            foreach (var thing in things.Where(thing => taken.Add(thing.Name)))
            {
                json.WriteStartObject();
                json.WriteString("name", thing.Name);
                json.WriteString("source", source);
                json.WriteNumber("confidence", thing.Confidence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    // These words, and of the rest what has another name.
    private static string Write(IReadOnlyList<Keyword> words, IEnumerable<JsonElement> rest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            json.WriteStartArray();
            foreach (var word in words.Where(word => taken.Add(word.Name)))
            {
                json.WriteStartObject();
                json.WriteString("name", word.Name);
                json.WriteString("source", word.Source);
                json.WriteNumber("confidence", 1);
                json.WriteEndObject();
            }

            foreach (var tag in rest.Where(tag => taken.Add(tag.GetProperty("name").GetString()!)))
                tag.WriteTo(json);
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
