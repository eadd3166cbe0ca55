using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>
/// Brings an XMP file into the library: an original of its own, never a photo. A job reads it and finds the photo that it lies beside; until
/// that photo comes, it waits.
/// </summary>
public sealed class AddSidecar(ICatalog catalog, PlaceOriginal place, StorageQuota quota, NoteSidecar note, TimeProvider clock)
{
    /// <summary>What <see cref="UploadOutcome.Status"/> says of it.</summary>
    public const string Outcome = "sidecar";

    /// <summary>QUOTA_EXCEEDED when there is no room any more; UPLOAD_EXPIRED when it ended meanwhile. The same file again changes nothing.</summary>
    public async Task<Result<UploadOutcome>> RunAsync(UserId owner, UserId actor, Upload upload, ContentHash hash, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await Counters.AddAsync(session, Counters.PhotoNumber, 0, ct);
        if (await quota.RefuseInAsync(session, upload.Size, hash, ct) is { } full)
            return full;

        var now = clock.GetUtcNow();
        var when = upload.LastModifiedMs is { } modified ? Instant.Read(modified) : now;
        var placed = await place.InAsync(session, upload, hash, when, MediaType.Sidecar.ExtensionFor(upload.Filename), ct);
        if (placed.IsNew)
        {
            await OriginalStore.InsertAsync(session, placed.Original, "sidecar", Instant.Of(now), ct);
            await Counters.AddAsync(session, Counters.Bytes, upload.Size, ct);
        }

        await note.InAsync(session, actor, placed.Original.Id, upload.Filename, upload.Folder, ct);
        if (!await UploadStore.EndAsync(session, upload.Id, UploadStatus.Completed, null, Outcome, ct))
            return UploadRefusals.Expired;
        await session.CommitAsync(ct);
        return new UploadOutcome(null, Outcome) { Sha256 = hash, Size = upload.Size };
    }
}
