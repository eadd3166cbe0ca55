using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>Deletes an album. Its photos stay in the library, untouched.</summary>
public sealed class DeleteAlbum(ICatalog catalog, ChangeFeed feed)
{
    /// <summary>ALBUM_NOT_FOUND.</summary>
    public async Task<Result<Done>> RunAsync(UserId owner, UserId actor, AlbumId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is not { } album)
            return AlbumRules.NotFound;
        var places = await AlbumPhotoStore.ListAsync(session, id, fromEnd: false, int.MaxValue, ct);
        await AlbumPhotoStore.DeleteAllAsync(session, id, ct);
        await AlbumStore.DeleteAsync(session, id, ct);
        await feed.AppendAsync(session, actor, AlbumLog.Deleted, id.Value, AlbumLog.Whole(album, places), null, ct);
        await session.CommitAsync(ct);
        return new Done();
    }
}
