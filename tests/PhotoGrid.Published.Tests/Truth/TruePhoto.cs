using System.Globalization;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Truth;

/// <summary>A line of the generator's truth.jsonl: what is to be found in one file of the library that it made.</summary>
internal sealed record TruePhoto(string Path, JsonNode Line)
{
    public string Filename => System.IO.Path.GetFileName(Path);

    /// <summary>Whether its bytes are those of a file before it.</summary>
    public bool IsCopy => Line["exact_dup_of"] is not null;

    public string? Burst => (string?)Line["burst"];

    /// <summary>What the clock on the wall showed; null for a file without EXIF, whose name holds the day.</summary>
    public DateTime? Local => (string?)Line["local"] is { } local ? DateTime.ParseExact(local, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture) : null;

    /// <summary>The moment, where the file says enough to know it: the offset, or the place.</summary>
    public DateTimeOffset? Moment => Local is not null && ((string?)Line["offset"] is not null || Line["lat"] is not null)
        ? DateTimeOffset.Parse((string)Line["utc"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    public static List<TruePhoto> Read(string folder) =>
        [.. File.ReadLines(System.IO.Path.Combine(folder, "truth.jsonl")).Select(line => JsonNode.Parse(line)!).Select(line => new TruePhoto((string)line["path"]!, line))];

    /// <summary>To the second: the moment where the file lets one know it, else the wall clock, else the day in its name.</summary>
    public bool HasDate(JsonNode photo)
    {
        var taken = DateTimeOffset.Parse((string)photo["takenAt"]!, CultureInfo.InvariantCulture);
        if (Local is not { } local)
            return Filename.Contains($"-{taken:yyyyMMdd}-", StringComparison.Ordinal);
        return ToSecond(taken.DateTime) == local && (Moment is not { } moment || ToSecond(taken.UtcDateTime) == moment.UtcDateTime);
    }

    /// <summary>Within a metre or so: the file holds ten-thousandths of a second of arc.</summary>
    public bool HasPlace(JsonNode photo) => Line["lat"] is null
        ? photo["location"] is null
        : photo["location"] is { } at && Math.Abs((double)at["lat"]! - (double)Line["lat"]!) < 1e-5 && Math.Abs((double)at["lon"]! - (double)Line["lon"]!) < 1e-5;

    public bool HasCamera(JsonNode photo)
    {
        var camera = Line["camera"]?.AsArray();
        string? Said(int part) => (string?)camera?[part] is { Length: > 0 } text ? text : null;
        var found = photo["camera"];
        return (string?)found?["make"] == Said(0) && (string?)found?["model"] == Said(1) && (string?)found?["lens"] == Said(2);
    }

    public bool HasSize(JsonNode photo)
    {
        var turned = (int)Line["orientation"]! >= 5;
        return ((int)photo["width"]!, (int)photo["height"]!) == (turned ? ((int)Line["h"]!, (int)Line["w"]!) : ((int)Line["w"]!, (int)Line["h"]!));
    }

    private static DateTime ToSecond(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond));
}
