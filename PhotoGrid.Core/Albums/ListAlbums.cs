using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Albums;

/// <summary>Reads albums: one, a page of all, or a page of the photos of one.</summary>
public sealed class ListAlbums(ICatalog catalog)
{
    /// <summary>Part of cursors: never renumber. The numbers below 16 are photo lists'.</summary>
    public const byte AlbumsOrder = 16, PhotosOrder = 17;

    private const int Covers = 3;

    /// <summary>The albums that a photo is in, in the caller's transaction, by name.</summary>
    public static async Task<IReadOnlyList<Album>> OfPhotoInAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var albums = new List<Album>();
        foreach (var id in await AlbumPhotoStore.ListAlbumsOfAsync(session, photo, ct))
            albums.Add((await AlbumStore.FindAsync(session, id, ct))!);
        return [.. albums.OrderBy(album => album.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Every album, in the caller's transaction.</summary>
    public static async Task<IReadOnlyList<Album>> AllInAsync(CatalogSession session, CancellationToken ct) =>
        await AlbumStore.ListAsync(session, null, int.MaxValue, ct);

    /// <summary>Every photo of an album outside the trash, in the caller's transaction and in the album's order.</summary>
    public static async Task<IReadOnlyList<Photo>> PhotosInAsync(CatalogSession session, AlbumId id, CancellationToken ct) =>
        await AlbumPhotoStore.ListPhotosAsync(session, id, null, int.MaxValue, ct);

    /// <summary>The ids of the owner's photos of an album outside the trash, in no order; null when there is no such album.</summary>
    public async Task<HashSet<Guid>?> PhotoIdsAsync(UserId owner, AlbumId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await AlbumStore.FindAsync(session, id, ct) is null ? null : [.. await AlbumPhotoStore.ListIdsAsync(session, id, ct)];
    }

    /// <summary>Last changed first.</summary>
    public async Task<AlbumPage> RunAsync(UserId owner, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var total = await AlbumStore.CountAsync(session, ct);
        var albums = await AlbumStore.ListAsync(session, after, limit + 1, ct);
        var hasMore = albums.Count > limit;
        if (hasMore)
            albums.RemoveAt(limit);
        var views = new List<AlbumView>(albums.Count);
        foreach (var album in albums)
            views.Add(await ViewAsync(session, album, ct));
        var cursor = hasMore ? new Cursor(AlbumsOrder, albums[^1].UpdatedAtMs, albums[^1].Id.Value).Encode() : null;
        return new AlbumPage(views, cursor, hasMore, total);
    }

    /// <summary>One album; ALBUM_NOT_FOUND otherwise.</summary>
    public async Task<Result<AlbumView>> GetAsync(UserId owner, AlbumId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await AlbumStore.FindAsync(session, id, ct) is { } album ? await ViewAsync(session, album, ct) : AlbumRules.NotFound;
    }

    /// <summary>Its photos in its own order, those in the trash left out; ALBUM_NOT_FOUND.</summary>
    public async Task<Result<PhotoPage>> ListPhotosAsync(UserId owner, AlbumId id, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is not { } album)
            return AlbumRules.NotFound;
        var photos = await AlbumPhotoStore.ListPhotosAsync(session, id, after, limit + 1, ct);
        if (photos.Count <= limit)
            return new PhotoPage(photos, null, false, album.PhotoCount);
        photos.RemoveAt(limit);
        var last = await AlbumPhotoStore.FindAsync(session, id, photos[^1].Id, ct);
        return new PhotoPage(photos, new Cursor(PhotosOrder, last!.Position, last.Photo.Value).Encode(), true, album.PhotoCount);
    }

    internal static async Task<AlbumView> ViewAsync(CatalogSession session, Album album, CancellationToken ct)
    {
        var covers = await AlbumPhotoStore.ListPhotosAsync(session, album.Id, null, Covers, ct);
        if (album.ChosenCover is { } chosen && await PhotoStore.FindAsync(session, chosen, ct) is { DeletedAtMs: null } cover)
            covers = [cover, .. covers.Where(photo => photo.Id != chosen).Take(Covers - 1)];
        var (first, last) = await AlbumPhotoStore.SpanAsync(session, album.Id, ct);
        return new AlbumView(album, covers, first, last);
    }
}
