using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker.Edits;

/// <summary>Decodes an original and makes one file of it.</summary>
internal static unsafe class ExportWork
{
    private const int EditingSide = 1920;

    // The answer's limit, less its JSON.
    private const int MaxBytes = Frame.MaxAnswerLength - (1 << 20);

    internal static RenditionsAnswer Run(FetchRange fetch, WorkerRequest request, List<byte[]> blobs)
    {
        using OriginalMemory original = OriginalMemory.Fetch(fetch, request.Length);
        using Picture picture = Picture.Open(original.Bytes, original.Length, request.MaxPixels);
        int longest = request.Export == ExportKind.Editing ? EditingSide : Math.Max(picture.Header.UprightWidth, picture.Header.UprightHeight);
        using VipsImage image = request.Edits is { } edits ? EditedPicture.Render(picture, edits, longest) : picture.Shrink(longest);
        (MediaType type, byte[] bytes) = request.Export == ExportKind.Editing ? ForEditing(image) : ForKeeping(image, picture.Header.Type);
        if (bytes.Length > MaxBytes) throw new ParkedException(ParkKind.Limit, "The edited picture is larger than one answer may be.");
        blobs.Add(bytes);
        (int width, int height) = (request.Edits ?? EditPlan.Nothing).SizeOf(picture.Header.UprightWidth, picture.Header.UprightHeight);
        return new RenditionsAnswer(
            type.MimeType, width, height, [new RenditionHeader(new RenditionSpec(longest, RenditionFormat.Jpeg), image.Width, image.Height, bytes.Length)], null);
    }

    private static (MediaType Type, byte[] Bytes) ForEditing(VipsImage image) => image.Bands == 4
        ? (MediaType.WebP, Encoder.Save(image, "webpsave_target", save => save.Set("lossless", true).Set("effort", 0)))
        : (MediaType.Jpeg, Jpeg(image, 95));

    private static (MediaType Type, byte[] Bytes) ForKeeping(VipsImage image, MediaType original)
    {
        if (original == MediaType.Png && Encoder.Save(image, "pngsave_target", save => save.Set("compression", 6)) is { Length: <= MaxBytes } png) return (MediaType.Png, png);
        return (MediaType.Jpeg, Jpeg(image, 92));
    }

    // From quality 90 on colours are as fine as light.
    private static byte[] Jpeg(VipsImage image, int quality) =>
        Encoder.Save(image, "jpegsave_target", save => save.Set("Q", quality).Set("optimize_coding", true).Set("background", "255"));
}
