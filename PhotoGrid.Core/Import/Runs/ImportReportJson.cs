using System.Text;
using System.Text.Json;

namespace PhotoGrid.Import.Runs;

/// <summary>The report for programs.</summary>
public static class ImportReportJson
{
    /// <summary>One object; on one line unless it is to be read by people too.</summary>
    public static string Write(ImportReport report, bool isIndented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented }))
        {
            json.WriteStartObject();
            json.WriteString("startedAt", report.StartedAt);
            json.WriteString("endedAt", report.EndedAt);
            WriteTexts(json, "sources", report.Sources);
            json.WriteNumber("files", report.Files);
            json.WriteNumber("stored", report.Stored);
            json.WriteNumber("storedBytes", report.StoredBytes);
            json.WriteNumber("duplicates", report.Duplicates);
            json.WriteNumber("inTrash", report.InTrash);
            json.WriteNumber("sidecars", report.Sidecars);
            json.WriteNumber("described", report.Described);
            json.WriteNumber("albumFiles", report.AlbumFiles);
            json.WriteNumber("leftOver", report.Remainder.Count);
            json.WriteNumber("unexplained", report.Unexplained);
            json.WriteString("stopped", report.Stopped);
            json.WriteStartArray("albums");
            foreach (var album in report.Albums)
            {
                json.WriteStartObject();
                json.WriteString("name", album.Name);
                json.WriteNumber("photos", album.Photos);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("remainder");
            foreach (var left in report.Remainder)
            {
                json.WriteStartObject();
                json.WriteString("name", left.Name);
                json.WriteString("reason", left.Reason);
                json.WriteBoolean("isFault", left.IsFault);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
