using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Storage;

namespace PhotoGrid.Import.Dav;

/// <summary>Opens the bytes of what is neither photo nor video.</summary>
public sealed class OpenFile(ICatalog catalog, OriginalBlobs originals)
{
    /// <summary>The bytes, whole or a range, of a file or of the original of a photo; null when they are not here.</summary>
    public async Task<Stream?> RunAsync(UserId owner, DavEntry entry, ByteRange? range, CancellationToken ct)
    {
        if (entry.Photo is { } photo)
            return (await originals.OpenAsync(owner, photo, range, ct))?.Stream;
        if (entry.Original is not { } id)
            return Stream.Null;
        Original? original;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            original = await OriginalStore.FindAsync(session, id, ct);
        return original is null ? null : (await originals.Store.OpenAsync(original.Key, range, ct))?.Stream;
    }
}
