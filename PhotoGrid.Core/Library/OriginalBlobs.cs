using PhotoGrid.Catalog;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Library.External;
using PhotoGrid.Storage;

namespace PhotoGrid.Library;

/// <summary>Where originals are, and how to open the one a photo is shown from.</summary>
public sealed class OriginalBlobs(IBlobStore store, ICatalog catalog)
{
    /// <summary>The store of originals.</summary>
    public IBlobStore Store => store;

    /// <summary>
    /// Opens the original of a photo, whole or a range; null when the photo has none here. Throws <see cref="StorageOfflineException"/> when it is
    /// a file of somebody else's folder that is away, or is another file by now.
    /// </summary>
    public async Task<BlobContent?> OpenAsync(UserId owner, PhotoId photo, ByteRange? range, CancellationToken ct) => await FindAsync(owner, photo, ct) switch
    {
        ({ } ours, _) => await store.OpenAsync(ours.Key, range, ct),
        (_, { } external) => OpenExternal(external, range),
        _ => null,
    };

    /// <summary>Opens whichever file of a photo has these bytes: the original, or the moving half of a live photo; null when it has none such here.</summary>
    public async Task<BlobContent?> OpenAsync(UserId owner, PhotoId photo, ContentHash bytes, ByteRange? range, CancellationToken ct)
    {
        Original? original;
        ExternalOriginal? external = null;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
        {
            original = await OriginalStore.OfPhotoAsync(session, photo, bytes, ct);
            if (original is null)
                external = await ExternalStore.OfPhotoAsync(session, photo, bytes, ct);
        }

        if (original is not null)
            return await store.OpenAsync(original.Key, range, ct);
        return external is null ? null : OpenExternal(external, range);
    }

    /// <summary>The original as the decoder takes it; null when the photo has none here.</summary>
    internal async Task<DecodeInput?> DecodeAsync(UserId owner, PhotoId photo, CancellationToken ct) => await FindAsync(owner, photo, ct) switch
    {
        ({ } ours, _) => DecodeOf(ours),
        (_, { } external) => DecodeOf(external.Size, (range, _) => Task.FromResult<BlobContent?>(OpenExternal(external, range))),
        _ => null,
    };

    internal DecodeInput DecodeOf(Original original) => DecodeOf(original.Size, async (range, token) => await store.OpenAsync(original.Key, range, token));

    private static DecodeInput DecodeOf(long size, Func<ByteRange?, CancellationToken, Task<BlobContent?>> open) => DecodeInput.From(size, async (offset, token) =>
    {
        var content = await open(offset == 0 ? null : new ByteRange(offset, size - 1), token);
        return content?.Stream ?? throw new FileNotFoundException("The original is not in the store.");
    }, FileRangeStream.HandleOf);

    internal static BlobContent OpenExternal(ExternalOriginal original, ByteRange? range)
    {
        if (original.State == ExternalOriginal.Offline || PosixFiles.OpenFile(original.FullPath) is not { } file)
            throw new StorageOfflineException("The folder that this original is in is away, or the file is gone from it.");
        if (RandomAccess.GetLength(file) != original.Size)
        {
            file.Dispose();
            throw new StorageOfflineException("The file of this original was written over.");
        }

        var (first, length) = range is { } part ? (part.First, part.Length) : (0, original.Size);
        return new BlobContent(new FileRangeStream(file, first, length), original.Size, File.GetLastWriteTimeUtc(file));
    }

    private async Task<(Original? Ours, ExternalOriginal? External)> FindAsync(UserId owner, PhotoId photo, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await OriginalStore.PrimaryOfAsync(session, photo, ct) is { } ours ? (ours, null) : (null, await ExternalStore.PrimaryOfAsync(session, photo, ct));
    }
}
