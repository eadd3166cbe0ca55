using PhotoGrid.Accounts;
using PhotoGrid.Albums;
using PhotoGrid.Caching;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Uploads.Refusals;

/// <summary>Says before any byte is sent what would be refused after all of them were.</summary>
public sealed class RefuseUpload(InstalledDecoders decoders, StorageQuota quota, FillAlbum albums, ICache cache, UploadLimits limits)
{
    /// <summary>ALBUM_NOT_FOUND, VALIDATION_FAILED (empty), FILE_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE (by name), QUOTA_EXCEEDED, RATE_LIMITED, or null.</summary>
    public async Task<Failure?> RunAsync(UserId owner, UploadAnnouncement file, CancellationToken ct)
    {
        if (file.Album is { } album && !await albums.ExistsAsync(owner, album, ct))
            return Failure.NotFound("ALBUM");
        if (file.Size <= 0)
            return UploadRefusals.Empty;
        if (file.Size > limits.MaxFileSize)
            return UploadRefusals.TooLarge(limits.MaxFileSize);
        if (TypeOf(file) == MediaType.Sidecar && file.Size > MediaType.MaxSidecarBytes)
            return UploadRefusals.TooLarge(MediaType.MaxSidecarBytes);
        if (OfType(TypeOf(file), file.Filename) is { } type)
            return type;
        if (await quota.RefuseAsync(owner, file.Size, file.Sha256, ct) is { } full)
            return full;
        if (file.IsCounted && limits.BegunPerHour > 0 && await cache.CountAsync($"uploads-begun/{owner}", TimeSpan.FromHours(1), ct) > limits.BegunPerHour)
        {
            return new Failure(FailureKind.RateLimited, "RATE_LIMITED", "Too many uploads were begun in the last hour. Try again later.",
                new Dictionary<string, object?> { ["retryAfter"] = 3600L });
        }

        return null;
    }

    /// <summary>UNSUPPORTED_MEDIA_TYPE for a kind that is not taken in, or that this machine has no decoder for; null when it is welcome, as XMP files are that lie beside photos.</summary>
    public Failure? OfType(MediaType? type, string filename) =>
        type == MediaType.Sidecar ? null
        : type is not { IsAccepted: true } ? UploadRefusals.Type(type, filename)
        : decoders.WhyNot(type.Decoder) is { } missing ? UploadRefusals.DecoderMissing(type, missing)
        : null;

    /// <summary>The kind that the name promises; without a known extension the client's word counts. The content decides at the end.</summary>
    internal static MediaType? TypeOf(UploadAnnouncement file) =>
        file.Content ?? MediaType.FromName(file.Filename) ?? MediaType.FromMimeType(file.MimeType);
}
