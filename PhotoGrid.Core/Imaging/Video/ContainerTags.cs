using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Imaging.Video;

/// <summary>The tags of a container and of its picture, by name in any case; the container's first.</summary>
internal sealed class ContainerTags
{
    internal static readonly string[] Makes = ["com.apple.quicktime.make", "make", "com.android.manufacturer", "manufacturer"];
    internal static readonly string[] Models = ["com.apple.quicktime.model", "model", "com.android.model"];

    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);

    internal ContainerTags(IEnumerable<Dictionary<string, string>?> groups)
    {
        foreach (Dictionary<string, string>? group in groups)
        {
            foreach ((string name, string value) in group ?? []) _tags.TryAdd(name, value);
        }
    }

    internal string? this[string name] => _tags.GetValueOrDefault(name);

    /// <summary>The first of these that says something, cleaned.</summary>
    internal string? Text(int maxLength, params IEnumerable<string> names) =>
        names.Select(name => TagText.Clean(this[name], maxLength)).FirstOrDefault(text => text is not null);

    /// <summary>All of it, as <see cref="PhotoMetadata.ExifJson"/> wants it.</summary>
    internal string ToJson(ProbeStream picture)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("Video");
        if (TagText.Clean(picture.CodecName, 40) is { } codec) json.WriteString("Codec", codec);
        if (TagText.Clean(picture.RFrameRate, 40) is { } rate) json.WriteString("Frame Rate", rate);
        if (TagText.Clean(picture.ColorTransfer, 40) is { } transfer) json.WriteString("Color Transfer", transfer);
        json.WriteEndObject();
        json.WriteStartObject("Container");
        foreach ((string name, string value) in _tags)
        {
            if (TagText.Clean(name, 120) is not { } clean || TagText.Clean(value, 500) is not { } text) continue;
            // Twice: a character may be written as an escape; the rest is punctuation and the end.
            if (json.BytesCommitted + json.BytesPending + (2 * (Encoding.UTF8.GetByteCount(clean) + Encoding.UTF8.GetByteCount(text))) + 16 > ExifJsonWriter.MaxBytes) break;
            json.WriteString(clean, text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
