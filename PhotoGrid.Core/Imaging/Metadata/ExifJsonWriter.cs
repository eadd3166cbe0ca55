using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Icc;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Xmp;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>
/// All tags as JSON, group by group, as people read them. What people wrote and cameras say comes first, maker notes and profiles last:
/// where the limit cuts, it cuts the least.
/// </summary>
internal static class ExifJsonWriter
{
    internal const int MaxBytes = 32 * 1024;
    private const int MaxValueLength = 500;

    // Not escaping what only HTML would care for keeps it short; nobody puts it into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(IReadOnlyList<Directory> tags, XmpValues xmp)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        var groups = new HashSet<string>();
        json.WriteStartObject();
        foreach (Directory directory in tags.Where(d => d is not ExifThumbnailDirectory).OrderBy(Rank))
            WriteGroup(json, Free(groups, directory.Name), directory is XmpDirectory ? Xmp(xmp) : Tags(directory));
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteGroup(Utf8JsonWriter json, string group, IEnumerable<(string Name, string Value)> values)
    {
        var names = new HashSet<string>();
        foreach ((string name, string value) in values)
        {
            // Six bytes for quotes and punctuation, as many for closing the group and the whole.
            long size = json.BytesCommitted + json.BytesPending + Escaped(name) + Escaped(value) + Escaped(group) + 16;
            if (size > MaxBytes || !names.Add(name)) continue;
            if (names.Count == 1) json.WriteStartObject(group);
            json.WriteString(name, value);
        }

        if (names.Count > 0) json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Value)> Tags(Directory directory)
    {
        foreach (Tag tag in directory.Tags)
        {
            if (!tag.HasName || directory.GetObject(tag.Type) is byte[] { Length: > 64 }) continue;
            if (TagText.Clean(Describe(tag), MaxValueLength) is { } value) yield return (tag.Name, value);
        }
    }

    private static IEnumerable<(string Name, string Value)> Xmp(XmpValues xmp)
    {
        foreach ((string path, string text) in xmp.All)
        {
            // Depth maps and thumbnails travel as text too.
            if (path.Length > 120 || text.Length > 4000) continue;
            if (TagText.Clean(path, 120) is { } name && TagText.Clean(text, MaxValueLength) is { } value) yield return (name, value);
        }
    }

    private static string? Describe(Tag tag)
    {
        try
        {
            return tag.Description;
        }
        catch (Exception) // Descriptions compute with foreign numbers; without one the tag says nothing.
        {
            return null;
        }
    }

    private static int Rank(Directory directory) => directory switch
    {
        ExifIfd0Directory or ExifSubIfdDirectory or GpsDirectory => 0,
        IptcDirectory => 1,
        XmpDirectory => 2,
        IccDirectory => 5,
        _ => directory.Name.Contains("Makernote", StringComparison.Ordinal) ? 4 : 3,
    };

    private static string Free(HashSet<string> groups, string name)
    {
        string free = name;
        for (int i = 2; !groups.Add(free); i++) free = $"{name} {i}";
        return free;
    }

    private static int Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;
}
