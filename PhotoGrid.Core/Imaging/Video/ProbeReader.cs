using System.Globalization;
using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Metadata.Kin;

namespace PhotoGrid.Imaging.Video;

/// <summary>Turns ffprobe's words into facts. They are foreign: sizes are checked, text is cleaned, what makes no sense is left out.</summary>
internal static class ProbeReader
{
    private const int MaxSide = 32_768;

    /// <summary>The facts, and the stream that is the picture; null where the file holds none.</summary>
    internal static (PhotoMetadata Facts, ProbeStream Picture)? Read(ReadOnlySpan<byte> json, MediaType type)
    {
        if (JsonSerializer.Deserialize(json, ProbeJson.Default.ProbeAnswer) is not { Streams: { } streams } answer || Picture(streams) is not { } picture)
            return null;
        var tags = new ContainerTags([answer.Format?.Tags, picture.Tags]);
        (int width, int height) = Upright(picture);
        return (new PhotoMetadata
        {
            MimeType = type.MimeType,
            Width = width,
            Height = height,
            Orientation = 1,
            Frames = 1,
            TakenAt = ContainerTime.Read(tags),
            Camera = new CameraMetadata { Make = tags.Text(100, ContainerTags.Makes), Model = tags.Text(100, ContainerTags.Models) },
            Place = Place(tags),
            Description = tags.Text(DescriptionReader.MaxLength, "com.apple.quicktime.description", "description", "synopsis"),
            DurationMs = Duration(answer.Format?.Duration) ?? Duration(picture.Duration) ?? Duration(tags["duration"]),
            ExifJson = tags.ToJson(picture),
            ContentId = tags.Text(KinshipReader.MaxLength, "com.apple.quicktime.content.identifier"),
        }, picture);
    }

    // A cover picture travels as a stream too, but is not what the file is.
    private static ProbeStream? Picture(IReadOnlyList<ProbeStream> streams) => streams.FirstOrDefault(stream =>
        stream is { CodecType: "video", Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide } && stream.Disposition?.GetValueOrDefault("attached_pic") is null or 0);

    private static (int Width, int Height) Upright(ProbeStream picture)
    {
        int width = picture.Width;
        if (picture.SampleAspectRatio?.Split(':') is [var across, var down] && Whole(across) is { } x && Whole(down) is { } y && x != y)
            width = (int)Math.Clamp(Math.Round((double)width * x / y), 1, MaxSide);
        double turned = picture.SideDataList?.FirstOrDefault(data => data.Rotation is not null)?.Rotation
            ?? Whole(picture.Tags?.GetValueOrDefault("rotate")) ?? 0;
        return double.IsFinite(turned) && Math.Abs(Math.Round(turned / 90)) % 2 == 1 ? (picture.Height, width) : (width, picture.Height);
    }

    private static GeoPoint? Place(ContainerTags tags) =>
        Iso6709.Read(tags["com.apple.quicktime.location.iso6709"]) ?? Iso6709.Read(tags["location"]) ?? Iso6709.Read(tags["location-eng"]);

    // Seconds, or hours:minutes:seconds as Matroska's tags have it.
    private static long? Duration(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            return seconds is > 0 and < 1_000_000 ? (long)Math.Round(seconds * 1000) : null;
        return text is { Length: <= 24 } && text.IndexOf('.') is var dot
            && TimeSpan.TryParse(dot > 0 && text.Length > dot + 8 ? text[..(dot + 8)] : text, CultureInfo.InvariantCulture, out TimeSpan time) && time > TimeSpan.Zero
            ? (long)time.TotalMilliseconds : null;
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number != 0 ? number : null;
}
