using PhotoGrid.Archives;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Packing;

/// <summary>Packs the originals of photos for taking them away, as they came and under their own names.</summary>
public sealed class PackPhotos(ICatalog catalog, OriginalBlobs originals)
{
    /// <summary>What the zip will be; nothing is read yet. An unknown id: PHOTO_NOT_FOUND for the whole.</summary>
    public async Task<Result<PhotoPack>> RunAsync(UserId owner, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        var names = new PackNames();
        var files = new List<(PhotoId Photo, ZipFile File)>(ids.Count);
        await using var session = await catalog.OpenReadAsync(owner, ct);
        foreach (var id in ids)
        {
            if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
                return Failure.NotFound("PHOTO");
            files.Add((id, new ZipFile(names.Take(photo.Filename), photo.Size, photo.TakenAt.Moment)));
        }

        return new PhotoPack(owner, originals, files);
    }
}
