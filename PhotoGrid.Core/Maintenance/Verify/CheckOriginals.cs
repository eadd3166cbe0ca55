using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Storage;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>Reads originals and compares them with what their rows say.</summary>
internal sealed class CheckOriginals(ICatalog catalog, OriginalBlobs originals)
{
    /// <summary>Null when the bytes are there and right, or when the original was erased meanwhile.</summary>
    public async Task<Finding?> RunAsync(UserId owner, StoredOriginal original, CancellationToken ct)
    {
        try
        {
            if (await originals.Store.OpenAsync(original.Key, null, ct) is not { } content)
                return await IsStillThereAsync(owner, original.Key, ct) ? Missing(original) : null;
            await using (content)
            {
                if (content.TotalSize != original.Size)
                    return new Finding("original-damaged", original.Key.Value, $"This original has {content.TotalSize} bytes; it came with {original.Size}.");
                return await ContentHash.OfAsync(content.Stream, ct) == original.Sha256
                    ? null
                    : new Finding("original-damaged", original.Key.Value, "The bytes of this original are not those that came.");
            }
        }
        catch (Exception fault) when (fault is IOException and not StorageOfflineException or UnauthorizedAccessException)
        {
            // A sector that can't be read, or rights that were taken away: said, and the next one is read.
            return new Finding("original-unreadable", original.Key.Value, "This original can't be read.");
        }
    }

    private static Finding Missing(StoredOriginal original) => new("original-missing", original.Key.Value, "This original is not there.");

    private async Task<bool> IsStillThereAsync(UserId owner, BlobKey key, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await VerifyStore.HasAsync(session, key, ct);
    }
}
