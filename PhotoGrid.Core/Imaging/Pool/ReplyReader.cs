using System.Buffers;
using System.Text;
using System.Text.Json;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Metadata.Kin;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Sidecars;

namespace PhotoGrid.Imaging.Pool;

/// <summary>
/// Turns the worker's answer into results; null where it answers another question. The worker may have been taken over by what it
/// decoded: whatever our own code would not have said is <see cref="InvalidDataException"/>.
/// </summary>
internal static class ReplyReader
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private const int MaxSide = 10_000_000;

    internal static PhotoMetadata? ReadMetadata(Reply<WorkerAnswer> reply)
    {
        if (reply.Answer.Metadata is not { } answer) return null;
        CameraMetadata camera = answer.Camera;
        Expect(IsAccepted(answer.MimeType) && IsSide(answer.Width) && IsSide(answer.Height) && answer.Orientation is >= 1 and <= 8);
        Expect(IsText(answer.Description, DescriptionReader.MaxLength) && IsText(camera.Exposure, 20));
        Expect(IsText(camera.Make, 100) && IsText(camera.Model, 100) && IsText(camera.Lens, 100));
        Expect(answer.TakenAt is not { } taken || (taken.Source is "exif" or "exif-offset" && (taken.Offset ?? default).Duration() <= TimeSpan.FromHours(15)));
        Expect(AreKeywords(answer.Keywords));
        Expect(IsText(answer.ContentId, KinshipReader.MaxLength) && IsText(answer.BurstId, KinshipReader.MaxLength));
        Expect(answer.Motion is null or { Offset: > 0, Length: > 0 });
        Expect(Encoding.UTF8.GetByteCount(answer.ExifJson) <= ExifJsonWriter.MaxBytes);
        using JsonDocument json = JsonDocument.Parse(answer.ExifJson);
        Expect(json.RootElement.ValueKind == JsonValueKind.Object);
        return answer.ToMetadata();
    }

    internal static SidecarMetadata? ReadSidecar(Reply<WorkerAnswer> reply)
    {
        if (reply.Answer.Sidecar is not { } answer) return null;
        Expect(IsText(answer.Description, DescriptionReader.MaxLength) && answer.Rating is null or (>= -1 and <= 5));
        Expect(AreKeywords([.. answer.Keywords.Select(word => new Keyword(word, "xmp"))]));
        Expect(answer.TakenAt is not { } taken || (taken.Source == "sidecar" && (taken.Offset ?? default).Duration() <= TimeSpan.FromHours(15)));
        return answer with { TakenAt = answer.TakenAt is { } at ? at with { Local = DateTime.SpecifyKind(at.Local, DateTimeKind.Unspecified) } : null };
    }

    internal static EagerRenditions? ReadEager(Reply<WorkerAnswer> reply)
    {
        if (ReadSet(reply) is not { } set || reply.Answer.Renditions?.Appearance is not { } appearance) return null;
        Expect(appearance.Blurhash.Length == 28 && IsColor(appearance.Color) && appearance.DominantColors.Count <= 5);
        Expect(appearance.DominantColors.All(c => IsColor(c.Color) && c.Share is >= 0 and <= 1));
        return new EagerRenditions(set, appearance);
    }

    internal static RenditionSet? ReadSet(Reply<WorkerAnswer> reply)
    {
        if (reply.Answer.Renditions is not { } answer) return null;
        Expect(IsAccepted(answer.MimeType) && IsSide(answer.Width) && IsSide(answer.Height));
        var renditions = new List<Rendition>(answer.Renditions.Count);
        int at = 0;
        foreach (RenditionHeader header in answer.Renditions)
        {
            Expect(header.Length > 0 && header.Length <= reply.Blobs.Length - at && IsSide(header.Width) && IsSide(header.Height));
            renditions.Add(new Rendition(header.Spec, header.Width, header.Height, reply.Blobs.Slice(at, header.Length).ToArray()));
            at += header.Length;
        }

        return renditions.Count == 0 ? null : new RenditionSet(answer.MimeType, answer.Width, answer.Height, renditions);
    }

    internal static Exported? ReadExported(Reply<WorkerAnswer> reply) => ReadSet(reply) is { Renditions: [{ } file] } set
        ? new Exported(set.MimeType, file.Width, file.Height, set.Width, set.Height, file.Content)
        : null;

    private static bool IsAccepted(string mimeType) => MediaType.Accepted.Any(type => !type.IsVideo && type.MimeType == mimeType);

    private static bool IsSide(int pixels) => pixels is > 0 and <= MaxSide;

    private static bool IsText(string? text, int maxLength) => text is null || (text.Length <= maxLength && !text.Any(char.IsControl));

    private static bool AreKeywords(IReadOnlyList<Keyword> keywords) => keywords.Count <= KeywordReader.MaxCount
        && keywords.All(word => word is { Name.Length: > 0, Source: "xmp" or "iptc" } && IsText(word.Name, KeywordReader.MaxLength));

    private static bool IsColor(string color) => color.Length == 7 && color[0] == '#' && !color.AsSpan(1).ContainsAnyExcept(HexDigits);

    private static void Expect(bool holds)
    {
        if (!holds) throw new InvalidDataException("The decoder's answer is not one of ours.");
    }
}
