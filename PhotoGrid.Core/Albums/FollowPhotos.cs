using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Albums;

/// <summary>
/// Keeps albums true to their photos: the trash hides a photo and takes it out of the count, restoring brings it back to its place, erasing
/// removes it. In the transaction of the photo's own change.
/// </summary>
internal static class FollowPhotos
{
    public static async Task RunAsync(CatalogSession session, Photo before, Photo? after, CancellationToken ct)
    {
        var flips = (before.DeletedAtMs is null) != (after?.DeletedAtMs is null);
        if (after is not null && !flips && before.TakenAt.LocalMs == after.TakenAt.LocalMs)
            return;
        var albums = await AlbumPhotoStore.ListAlbumsOfAsync(session, before.Id, ct);
        if (albums.Count == 0)
            return;

        if (after is not null)
            await AlbumPhotoStore.FollowAsync(session, after.Id, after.TakenAt.LocalMs, after.DeletedAtMs is not null, ct);
        var more = (after is { DeletedAtMs: null } ? 1 : 0) - (before.DeletedAtMs is null ? 1 : 0);
        foreach (var id in albums)
        {
            if (after is null)
                await RemoveAsync(session, id, before.Id, ct);
            if (more != 0 && await AlbumStore.FindAsync(session, id, ct) is { } album)
                await AlbumStore.CountPhotosAsync(session, id, more, Math.Max(album.UpdatedAtMs, after?.UpdatedAtMs ?? 0), ct);
        }
    }

    private static async Task RemoveAsync(CatalogSession session, AlbumId id, PhotoId photo, CancellationToken ct)
    {
        await AlbumPhotoStore.RemoveAsync(session, id, photo, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is { } album && album.ChosenCover == photo)
            await AlbumStore.UpdateAsync(session, album with { ChosenCover = null }, ct);
    }
}
