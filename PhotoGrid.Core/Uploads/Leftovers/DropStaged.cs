using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Uploads.Leftovers;

/// <summary>
/// Throws away the bytes of an upload that came to nothing. Where its file was moved to its key and the rows were never written (the commit
/// failed), the file goes too, unless another upload of the same bytes has taken it up.
/// </summary>
public sealed class DropStaged(ICatalog catalog, OriginalBlobs originals, ReceivePart parts)
{
    /// <summary>
    /// Call it once the end of the upload is committed, or without any row of it: that commit also makes sure that no half-written one
    /// before it comes back after a power cut. Safe to run twice.
    /// </summary>
    public async Task RunAsync(UserId owner, UploadId id, CancellationToken ct)
    {
        parts.Forget(id);
        if (await originals.Store.FindPromotedAsync(id, ct) is { } key)
        {
            // The writer is held, so that nobody takes the file up meanwhile; on PostgreSQL it is this row that makes others wait.
            await using var session = await catalog.OpenAsync(owner, ct);
            await Counters.AddAsync(session, Counters.PhotoNumber, 0, ct);
            if (!await OriginalStore.HasKeyAsync(session, key, ct))
                await originals.Store.DeleteAsync(key, ct);
        }

        await originals.Store.AbortStagingAsync(id, ct);
    }
}
