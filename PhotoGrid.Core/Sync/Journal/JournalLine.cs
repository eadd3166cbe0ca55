using System.Buffers;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Sync.Journal;

/// <summary>
/// One change as one line of JSON: <c>{"number":7,"at":"…","actor":"…","what":"photo.added","subject":"…","after":{…}}</c>. Subject and
/// after are left out where there is none. What was before is not written: a rebuild goes forward only.
/// </summary>
internal static class JournalLine
{
    public static void Write(IBufferWriter<byte> output, Change change) =>
        Write(output, change.Number, change.At, change.Actor, change.What, change.Subject, change.After);

    /// <summary>The same line without what it says of its subject.</summary>
    public static void WriteBlank(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        using var json = JsonDocument.Parse(line.ToArray());
        var fields = json.RootElement;
        Write(output, fields.GetProperty("number").GetInt64(), fields.GetProperty("at").GetDateTimeOffset(),
            UserId.TryParse(fields.GetProperty("actor").GetString(), out var actor) ? actor : default,
            fields.GetProperty("what").GetString()!, fields.TryGetProperty("subject", out var subject) ? subject.GetGuid() : null, null);
    }

    /// <summary>Number and subject of a line; null when it is not a whole line of ours.</summary>
    public static (long Number, Guid? Subject)? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            long? number = null;
            Guid? subject = null;
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isNumber = json.ValueTextEquals("number"u8);
                var isSubject = json.ValueTextEquals("subject"u8);
                json.Read();
                if (isNumber)
                    number = json.GetInt64();
                else if (isSubject)
                    subject = json.GetGuid();
                else
                    json.Skip();
            }

            return number is { } found ? (found, subject) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            // Written by hand, or half a line: the caller decides what that means.
            return null;
        }
    }

    private static void Write(IBufferWriter<byte> output, long number, DateTimeOffset at, UserId actor, string what, Guid? subject, string? after)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, number);
            json.WriteString("at"u8, at);
            json.WriteString("actor"u8, actor.ToString());
            json.WriteString("what"u8, what);
            if (subject is { } id)
                json.WriteString("subject"u8, id);
            if (after is not null)
            {
                json.WritePropertyName("after"u8);
                json.WriteRawValue(after);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
