using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>What an upload came to: the photo, and created, duplicate or replaced; of an XMP file no photo, and sidecar.</summary>
public sealed record UploadOutcome(Photo? Photo, string Status)
{
    /// <summary>Of the bytes that were sent: not those that the photo is shown from when they are the moving half of a live photo.</summary>
    public ContentHash Sha256 { get; init; } = Photo?.Sha256 ?? default;

    /// <inheritdoc cref="Sha256"/>
    public long Size { get; init; } = Photo?.Size ?? 0;
}

/// <summary>
/// Ends an upload: every door ends here. Checks that all parts are there and the bytes are what was announced, reads the metadata, and
/// brings file and rows into the library. When it answers with a photo, that photo is on the medium.
/// </summary>
public sealed class CompleteUpload(ICatalog catalog, OriginalBlobs originals, InspectUpload inspect, AddPhoto add, AddSidecar sidecars, ReceivePart parts)
{
    /// <summary>
    /// Again = the same answer. UPLOAD_NOT_FOUND (also for a wrong token), UPLOAD_EXPIRED, CONFLICT with the missing ranges,
    /// CHECKSUM_MISMATCH, UNSUPPORTED_MEDIA_TYPE by content, QUOTA_EXCEEDED.
    /// </summary>
    public async Task<Result<UploadOutcome>> RunAsync(UserId owner, UserId actor, UploadId id, string sessionToken, ContentHash? sha256, CancellationToken ct)
    {
        var token = SHA256.HashData(Encoding.UTF8.GetBytes(sessionToken));
        if (await FindAsync(owner, id, ct) is not { } upload || !CryptographicOperations.FixedTimeEquals(token, upload.TokenHash))
            return UploadRefusals.NotFound;
        return await RunAsync(owner, actor, upload, sha256, ct);
    }

    internal async Task<Result<UploadOutcome>> RunAsync(UserId owner, UserId actor, Upload upload, ContentHash? sha256, CancellationToken ct)
    {
        if (upload.Status == UploadStatus.Completed)
            return await RepeatAsync(owner, upload, ct);
        if (upload.Status != UploadStatus.Open || await originals.Store.ListPartsAsync(upload.Id, ct) is not { } received)
            return UploadRefusals.Expired;
        if (!received.Covers(upload.Size))
            return UploadRefusals.Missing(received, upload.Size);

        var hash = await originals.Store.HashStagedAsync(upload.Id, ct);
        if ((sha256 is { } now && now != hash) || (upload.Sha256 is { } announced && announced != hash))
            return UploadRefusals.Checksum;

        var inspected = await inspect.RunAsync(upload, ct);
        if (inspected.Failure is { } refusal)
        {
            await EndAsync(owner, upload.Id, ct);
            return refusal;
        }

        var added = inspected.Value.Type == MediaType.Sidecar
            ? await sidecars.RunAsync(owner, actor, upload, hash, ct)
            : await add.RunAsync(owner, actor, upload, hash, inspected.Value, ct);
        if (added.Ok)
            await CleanUpAsync(upload.Id);
        return added;
    }

    private async Task<Upload?> FindAsync(UserId owner, UploadId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await UploadStore.FindAsync(session, id, ct);
    }

    // The photo may have been erased since: then the upload is over.
    private async Task<Result<UploadOutcome>> RepeatAsync(UserId owner, Upload upload, CancellationToken ct)
    {
        if (upload.Outcome == AddSidecar.Outcome)
            return new UploadOutcome(null, AddSidecar.Outcome);
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return upload.Photo is { } id && await PhotoStore.FindAsync(session, id, ct) is { } photo
            ? new UploadOutcome(photo, upload.Outcome!)
            : UploadRefusals.Expired;
    }

    private async Task EndAsync(UserId owner, UploadId id, CancellationToken ct)
    {
        await using (var session = await catalog.OpenAsync(owner, ct))
        {
            await UploadStore.EndAsync(session, id, UploadStatus.Cancelled, null, null, ct);
            await session.CommitAsync(ct);
        }

        await CleanUpAsync(id);
    }

    // After the answer is certain: a failure here only leaves something for housekeeping.
    private async Task CleanUpAsync(UploadId id)
    {
        parts.Forget(id);
        try
        {
            await originals.Store.AbortStagingAsync(id, CancellationToken.None);
        }
        catch (IOException) // Housekeeping removes what lies about in staging.
        {
        }
    }
}
