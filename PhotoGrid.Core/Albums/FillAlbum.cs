using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Albums;

/// <summary>Puts photos into an album and takes them out. Photos themselves are never touched. All of a call, or none.</summary>
public sealed class FillAlbum(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Whether there is such an album.</summary>
    public async Task<bool> ExistsAsync(UserId owner, AlbumId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await AlbumStore.FindAsync(session, id, ct) is not null;
    }

    /// <summary>
    /// Adds at the end, in the order given; what is in it stays where it is. ALBUM_NOT_FOUND; PHOTO_NOT_FOUND for the whole where one is unknown.
    /// </summary>
    public async Task<Result<AlbumView>> AddAsync(UserId owner, UserId actor, AlbumId id, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is null)
            return AlbumRules.NotFound;
        var photos = new List<Photo>(ids.Count);
        foreach (var photo in ids)
        {
            if (await PhotoStore.FindAsync(session, photo, ct) is not { } found)
                return Failure.NotFound("PHOTO");
            photos.Add(found);
        }

        await AddInAsync(session, actor, id, photos, ct);
        return await EndAsync(session, id, ct);
    }

    /// <summary>Takes out. One that is not in the album is no mistake; an unknown one is PHOTO_NOT_FOUND for the whole.</summary>
    public async Task<Result<AlbumView>> RemoveAsync(UserId owner, UserId actor, AlbumId id, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is not { } album)
            return AlbumRules.NotFound;
        var removed = new List<AlbumPlace>(ids.Count);
        foreach (var photo in ids)
        {
            if (await AlbumPhotoStore.RemoveAsync(session, id, photo, ct) is { } place)
                removed.Add(place);
            else if (await PhotoStore.FindAsync(session, photo, ct) is null)
                return Failure.NotFound("PHOTO");
        }

        if (removed.Count > 0)
            await WriteRemovedAsync(session, actor, album, removed, ct);
        return await EndAsync(session, id, ct);
    }

    /// <summary>Takes one photo out in the caller's transaction. That it, or the album, is not there is no failure.</summary>
    public async Task RemoveInAsync(CatalogSession session, UserId actor, AlbumId id, PhotoId photo, CancellationToken ct)
    {
        if (await AlbumStore.FindAsync(session, id, ct) is { } album && await AlbumPhotoStore.RemoveAsync(session, id, photo, ct) is { } place)
            await WriteRemovedAsync(session, actor, album, [place], ct);
    }

    /// <summary>
    /// Adds in the caller's transaction, e.g. that of an upload. An album that is gone meanwhile takes nothing, which is no failure: false.
    /// </summary>
    public async Task<bool> AddInAsync(CatalogSession session, UserId actor, AlbumId id, IReadOnlyList<Photo> photos, CancellationToken ct)
    {
        if (await AlbumStore.FindAsync(session, id, ct) is null)
            return false;
        var last = await AlbumPhotoStore.ListAsync(session, id, fromEnd: true, 1, ct);
        var position = last.Count == 0 ? 0 : last[0].Position;
        var now = Instant.Now(clock);
        var added = new List<AlbumPlace>(photos.Count);
        foreach (var photo in photos)
        {
            var place = new AlbumPlace(photo.Id, position + AlbumOrder.Gap, photo.DeletedAtMs is not null);
            if (!await AlbumPhotoStore.InsertAsync(session, id, place, photo.TakenAt.LocalMs, now, ct))
                continue;
            added.Add(place);
            position = place.Position;
        }

        if (added.Count > 0)
            await AlbumStore.CountPhotosAsync(session, id, added.Count(place => !place.IsTrashed), now, ct);
        foreach (var line in added.Chunk(AlbumLog.MaxPlaces))
            await feed.AppendAsync(session, actor, AlbumLog.PhotosAdded, id.Value, null, AlbumLog.Places(line), ct);
        return true;
    }

    /// <summary>
    /// Puts a photo wherever another one is that it stands in for, in the caller's transaction: at its place in each of its albums, as cover
    /// where that was the cover. The other keeps its places, so that it is back in them when it is restored from the trash.
    /// </summary>
    public async Task InheritInAsync(CatalogSession session, UserId actor, Photo from, Photo heir, CancellationToken ct)
    {
        var now = Instant.Now(clock);
        foreach (var id in await AlbumPhotoStore.ListAlbumsOfAsync(session, from.Id, ct))
        {
            var album = (await AlbumStore.FindAsync(session, id, ct))!;
            if (album.ChosenCover == from.Id)
            {
                var changed = album with { ChosenCover = heir.Id, Version = album.Version + 1, UpdatedAtMs = now };
                await AlbumStore.UpdateAsync(session, changed, ct);
                await feed.AppendAsync(session, actor, AlbumLog.Updated, id.Value, AlbumLog.Whole(album), AlbumLog.Whole(changed), ct);
            }

            var place = (await AlbumPhotoStore.FindAsync(session, id, from.Id, ct))! with { Photo = heir.Id, IsTrashed = heir.DeletedAtMs is not null };
            if (!await AlbumPhotoStore.InsertAsync(session, id, place, heir.TakenAt.LocalMs, now, ct))
                continue;
            await AlbumStore.CountPhotosAsync(session, id, place.IsTrashed ? 0 : 1, now, ct);
            await feed.AppendAsync(session, actor, AlbumLog.PhotosAdded, id.Value, null, AlbumLog.Places([place]), ct);
        }
    }

    private async Task WriteRemovedAsync(CatalogSession session, UserId actor, Album album, List<AlbumPlace> removed, CancellationToken ct)
    {
        if (album.ChosenCover is { } cover && removed.Exists(place => place.Photo == cover))
            await AlbumStore.UpdateAsync(session, album with { ChosenCover = null }, ct);
        await AlbumStore.CountPhotosAsync(session, album.Id, -removed.Count(place => !place.IsTrashed), Instant.Now(clock), ct);
        foreach (var line in removed.Chunk(AlbumLog.MaxPlaces))
            await feed.AppendAsync(session, actor, AlbumLog.PhotosRemoved, album.Id.Value, AlbumLog.Places(line), AlbumLog.Places(line), ct);
    }

    private static async Task<Result<AlbumView>> EndAsync(CatalogSession session, AlbumId id, CancellationToken ct)
    {
        var view = await ListAlbums.ViewAsync(session, (await AlbumStore.FindAsync(session, id, ct))!, ct);
        await session.CommitAsync(ct);
        return view;
    }
}
