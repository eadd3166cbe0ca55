using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav;

/// <summary>Opens the bytes of what stands at a path.</summary>
public sealed class OpenFile(ICatalog catalog, OriginalBlobs originals)
{
    /// <summary>The bytes, whole or a range, of a file or of the original of a photo; null when they are not here.</summary>
    public async Task<Stream?> RunAsync(UserId owner, DavEntry entry, ByteRange? range, CancellationToken ct)
    {
        if (entry.Photo is { } photo)
        {
            // A live photo stands at two paths, with the bytes of its halves.
            var content = entry.Sha256 is { } bytes ? await originals.OpenAsync(owner, photo, bytes, range, ct) : null;
            return (content ?? await originals.OpenAsync(owner, photo, range, ct))?.Stream;
        }

        return entry.Original is { } original ? await OpenAsync(owner, original, range, ct) : Stream.Null;
    }

    /// <summary>The bytes of a file, in the trash or not; null when there is no such file or its bytes are not here.</summary>
    public async Task<Stream?> RunAsync(UserId owner, Guid file, ByteRange? range, CancellationToken ct)
    {
        FileRow? row;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            row = await FileStore.FindAsync(session, file, ct);
        return row is null ? null : row.Original is { } original ? await OpenAsync(owner, original, range, ct) : Stream.Null;
    }

    private async Task<Stream?> OpenAsync(UserId owner, Guid id, ByteRange? range, CancellationToken ct)
    {
        Original? original;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            original = await OriginalStore.FindAsync(session, id, ct);
        return original is null ? null : (await originals.Store.OpenAsync(original.Key, range, ct))?.Stream;
    }
}
