using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Storage;

namespace PhotoGrid.Library;

/// <summary>Where originals are, and how to open the one a photo is shown from.</summary>
public sealed class OriginalBlobs(IBlobStore store, ICatalog catalog)
{
    /// <summary>The store of originals.</summary>
    public IBlobStore Store => store;

    /// <summary>Opens the original of a photo, whole or a range; null when the photo has none here.</summary>
    public async Task<BlobContent?> OpenAsync(UserId owner, PhotoId photo, ByteRange? range, CancellationToken ct) =>
        await FindAsync(owner, photo, ct) is { } original ? await store.OpenAsync(original.Key, range, ct) : null;

    /// <summary>Opens whichever file of a photo has these bytes: the original, or the moving half of a live photo; null when it has none such here.</summary>
    public async Task<BlobContent?> OpenAsync(UserId owner, PhotoId photo, ContentHash bytes, ByteRange? range, CancellationToken ct)
    {
        Original? original;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            original = await OriginalStore.OfPhotoAsync(session, photo, bytes, ct);
        return original is null ? null : await store.OpenAsync(original.Key, range, ct);
    }

    /// <summary>The original as the decoder takes it; null when the photo has none here.</summary>
    internal async Task<DecodeInput?> DecodeAsync(UserId owner, PhotoId photo, CancellationToken ct) =>
        await FindAsync(owner, photo, ct) is { } original ? DecodeOf(original) : null;

    internal DecodeInput DecodeOf(Original original) => DecodeInput.From(original.Size, async (offset, token) =>
    {
        var content = await store.OpenAsync(original.Key, offset == 0 ? null : new ByteRange(offset, original.Size - 1), token);
        return content?.Stream ?? throw new FileNotFoundException("The original is not in the store.");
    }, FileRangeStream.HandleOf);

    private async Task<Original?> FindAsync(UserId owner, PhotoId photo, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await OriginalStore.PrimaryOfAsync(session, photo, ct);
    }
}
