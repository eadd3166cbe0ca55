using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>Where photos of an album are moved to.</summary>
/// <param name="AtEnd">Behind all others.</param>
/// <param name="Before">Before this one; null, and not at the end: before all others.</param>
public readonly record struct AlbumTarget(bool AtEnd, PhotoId? Before);

/// <summary>Puts photos of an album into another order: the ones named, in the order named, next to each other at one place.</summary>
public sealed class OrderAlbum(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Naming all of them sets the whole order. ALBUM_NOT_FOUND; PHOTO_NOT_FOUND for the whole where one is not in the album;
    /// VALIDATION_FAILED where one is to go before itself.
    /// </summary>
    public async Task<Result<AlbumView>> RunAsync(UserId owner, UserId actor, AlbumId id, IReadOnlyList<PhotoId> ids, AlbumTarget target, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is not { } album)
            return AlbumRules.NotFound;
        var before = new List<AlbumPlace>(ids.Count);
        foreach (var photo in ids)
        {
            if (await AlbumPhotoStore.FindAsync(session, id, photo, ct) is not { } place)
                return Failure.NotFound("PHOTO");
            before.Add(place);
        }

        var moved = ids.ToHashSet();
        if (target.Before is { } anchor && moved.Contains(anchor))
            return Failure.Invalid("before names one of the photos that are moved.", "before");
        var next = target.Before is { } named ? await AlbumPhotoStore.FindAsync(session, id, named, ct) : null;
        if (target.Before is not null && next is null)
            return Failure.NotFound("PHOTO");

        var after = await PlaceAsync(session, id, ids, moved, target, next, ct) ?? await AnewAsync(session, id, ids, moved, next, ct);
        foreach (var place in after)
            await AlbumPhotoStore.MoveAsync(session, id, place, ct);
        var now = Instant.Now(clock);
        await AlbumStore.CountPhotosAsync(session, id, 0, now, ct);
        string? was = AlbumLog.Places(before);
        foreach (var line in after.Chunk(AlbumLog.MaxPlaces))
        {
            await feed.AppendAsync(session, actor, AlbumLog.Reordered, id.Value, was, AlbumLog.Places(line), ct);
            was = null; // Once is enough for undo.
        }

        var view = await ListAlbums.ViewAsync(session, album with { UpdatedAtMs = now }, ct);
        await session.CommitAsync(ct);
        return view;
    }

    // The neighbours that stay where they are decide; among the places looked at, at most as many are moved as there are photos to move.
    private static async Task<List<AlbumPlace>?> PlaceAsync(
        CatalogSession session, AlbumId id, IReadOnlyList<PhotoId> ids, HashSet<PhotoId> moved, AlbumTarget target, AlbumPlace? next, CancellationToken ct)
    {
        var some = ids.Count + 1;
        if (next is not null)
        {
            var previous = (await AlbumPhotoStore.ListBeforeAsync(session, id, next, some, ct)).Find(place => !moved.Contains(place.Photo));
            return AlbumOrder.Between(ids, previous?.Position, next.Position);
        }

        var edge = (await AlbumPhotoStore.ListAsync(session, id, target.AtEnd, some, ct)).Find(place => !moved.Contains(place.Photo));
        return target.AtEnd ? AlbumOrder.Between(ids, edge?.Position, null) : AlbumOrder.Between(ids, null, edge?.Position);
    }

    private static async Task<List<AlbumPlace>> AnewAsync(
        CatalogSession session, AlbumId id, IReadOnlyList<PhotoId> ids, HashSet<PhotoId> moved, AlbumPlace? next, CancellationToken ct)
    {
        var places = await AlbumPhotoStore.ListAsync(session, id, fromEnd: false, int.MaxValue, ct);
        places.RemoveAll(place => moved.Contains(place.Photo));
        places.InsertRange(places.FindIndex(place => place.Photo == next!.Photo), ids.Select(photo => new AlbumPlace(photo, 0)));
        return [.. AlbumOrder.Anew(places)];
    }
}
