using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads.Leftovers;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>Looks at uploads, gives them up, and clears away what was left lying.</summary>
public sealed class ManageUploads(ICatalog catalog, OriginalBlobs originals, DropStaged drop, TimeProvider clock)
{
    /// <summary>An upload as it stands, and what of it has arrived. UPLOAD_NOT_FOUND otherwise.</summary>
    public async Task<Result<(Upload Upload, ByteRanges Received)>> GetAsync(UserId owner, UploadId id, CancellationToken ct)
    {
        Upload? upload;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            upload = await UploadStore.FindAsync(session, id, ct);
        if (upload is null)
            return UploadRefusals.NotFound;
        var received = await originals.Store.ListPartsAsync(id, ct) ?? new ByteRanges();
        if (upload.Status == UploadStatus.Completed)
            received.Add(new ByteRange(0, upload.Size - 1));
        var expired = upload.Status == UploadStatus.Open && upload.ExpiresAtMs < Instant.Now(clock);
        return (expired ? upload with { Status = UploadStatus.Expired } : upload, received);
    }

    /// <summary>Gives up and clears its staging. UPLOAD_NOT_FOUND; CONFLICT when it is completed already.</summary>
    public async Task<Result<Done>> CancelAsync(UserId owner, UploadId id, CancellationToken ct)
    {
        await using (var session = await catalog.OpenAsync(owner, ct))
        {
            if (await UploadStore.FindAsync(session, id, ct) is not { } upload)
                return UploadRefusals.NotFound;
            if (upload.Status == UploadStatus.Completed)
                return Failure.Conflict("This upload is complete; its photo is in the library.");
            await UploadStore.EndAsync(session, id, UploadStatus.Cancelled, null, null, ct);
            await session.CommitAsync(ct);
        }

        await drop.RunAsync(owner, id, ct);
        return new Done();
    }

    /// <summary>Ends a user's uploads that waited too long, and forgets rows a week after their end.</summary>
    public async Task ExpireAsync(UserId owner, CancellationToken ct)
    {
        List<Upload> expired;
        await using (var session = await catalog.OpenAsync(owner, ct))
        {
            expired = await UploadStore.ListExpiredAsync(session, Instant.Now(clock), ct);
            foreach (var upload in expired)
                await UploadStore.EndAsync(session, upload.Id, UploadStatus.Expired, null, null, ct);
            await UploadStore.ForgetEndedAsync(session, Instant.Of(clock.GetUtcNow() - TimeSpan.FromDays(7)), ct);
            await session.CommitAsync(ct);
        }

        foreach (var upload in expired)
            await drop.RunAsync(owner, upload.Id, ct);
    }
}
