using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Uploads.Refusals;

/// <summary>The refusals of uploads, each in one place so that every door says the same.</summary>
internal static class UploadRefusals
{
    public static readonly Failure Empty = Failure.Invalid("This file is empty.", "size");

    public static readonly Failure NotFound = Failure.NotFound("UPLOAD");

    public static readonly Failure Expired =
        new(FailureKind.Gone, "UPLOAD_EXPIRED", "This upload has ended. Begin a new one.");

    public static readonly Failure Checksum =
        new(FailureKind.Unprocessable, "CHECKSUM_MISMATCH", "The file changed on its way. Send it again.");

    public static Failure TooLarge(long max) =>
        new(FailureKind.TooLarge, "FILE_TOO_LARGE", $"This file is larger than the limit of {max} bytes. It was not uploaded.",
            new Dictionary<string, object?> { ["maxFileSize"] = max });

    public static Failure Quota(long limit, long used) =>
        new(FailureKind.TooLarge, "QUOTA_EXCEEDED", "There is no room left in your storage. The file was not uploaded.",
            new Dictionary<string, object?> { ["limit"] = limit, ["used"] = used });

    public static readonly Failure NoPicture =
        new(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "What is in this file is no photo or video that is known here. It was not uploaded.");

    public static Failure Type(MediaType? type, string name) =>
        new(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE",
            type is not null ? $"{type.Name} files can't be shown here. It was not uploaded."
            : Path.GetExtension(name) is { Length: > 1 and <= 12 } extension
                ? $"{extension[1..].ToUpperInvariant()} files can't be shown here. It was not uploaded."
                : "This kind of file can't be shown here. It was not uploaded.");

    public static Failure DecoderMissing(MediaType type, string missing) =>
        new(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", $"{type.Name} files can't be shown now: {missing}. It was not uploaded.");

    public static Failure Missing(ByteRanges received, long size) =>
        Failure.Conflict("Some parts have not arrived.", new Dictionary<string, object?>
        {
            ["missing"] = received.Missing(size).Select(range => new[] { range.First, range.Last }).ToArray(),
            ["received"] = received.All.Select(range => new[] { range.First, range.Last }).ToArray(),
        });
}
