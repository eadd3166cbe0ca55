using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library;

/// <summary>Moves photos to the trash and back. Nothing is erased here.</summary>
public sealed class TrashPhotos(ICatalog catalog, ChangePhotos change, TimeProvider clock)
{
    /// <summary>Moves to the trash. An unknown id: PHOTO_NOT_FOUND for the whole. One that is there already stays as it is.</summary>
    public Task<Result<IReadOnlyList<Photo>>> RunAsync(UserId owner, UserId actor, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        long? now = Instant.Now(clock);
        return MoveAsync(owner, actor, ids, PhotoLog.Deleted, photo => photo.DeletedAtMs is null ? photo with { DeletedAtMs = now } : photo, ct);
    }

    /// <summary>Takes back out of the trash. One that is not in it stays as it is.</summary>
    public Task<Result<IReadOnlyList<Photo>>> RestoreAsync(UserId owner, UserId actor, IReadOnlyList<PhotoId> ids, CancellationToken ct) =>
        MoveAsync(owner, actor, ids, PhotoLog.Restored, photo => photo with { DeletedAtMs = null }, ct);

    private async Task<Result<IReadOnlyList<Photo>>> MoveAsync(
        UserId owner, UserId actor, IReadOnlyList<PhotoId> ids, string what, Func<Photo, Photo> move, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var photos = new List<Photo>(ids.Count);
        foreach (var id in ids)
        {
            if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
                return Failure.NotFound("PHOTO");
            photos.Add(photo);
        }

        for (var i = 0; i < photos.Count; i++)
        {
            var moved = move(photos[i]);
            if (moved != photos[i])
                photos[i] = await change.WriteAsync(session, actor, what, photos[i], moved, ct);
        }

        await session.CommitAsync(ct);
        return photos;
    }
}
