using PhotoGrid.Access;
using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Albums;

/// <summary>What is in an album, and in which order.</summary>
internal static class AlbumPhotoEndpoints
{
    public static void Map(RouteGroupBuilder albums)
    {
        albums.MapGet("{id}/photos", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoPageJson>();
        albums.MapPost("{id}/photos", AddAsync).Requires(Need.Library(AccessAction.Edit)).Takes<PhotoIdsJson>().Answers<AlbumJson>();
        albums.MapDelete("{id}/photos", RemoveAsync).Requires(Need.Library(AccessAction.Edit)).Takes<PhotoIdsJson>();
        albums.MapPut("{id}/order", OrderAsync).Requires(Need.Library(AccessAction.Edit)).Takes<AlbumOrderJson>().Answers<AlbumJson>();
    }

    private static async Task<IResult> ListAsync(string id, HttpContext http, ListAlbums list)
    {
        if (!AlbumId.TryParse(id, out var album))
            return Answer.Fail(Failure.NotFound("ALBUM"));
        var asked = PageText.Read(http.Request.Query, ListAlbums.PhotosOrder);
        var owner = http.UserId();
        // Whether it exists comes first, whatever the query says.
        var page = await list.ListPhotosAsync(owner, album, asked.Ok ? asked.Value.After : null, asked.Ok ? asked.Value.Limit : 1, http.RequestAborted);
        if (!page.Ok)
            return Answer.Fail(page.Failure);
        return asked.Ok ? Answer.List(json => PhotoWriter.WritePage(json, owner, page.Value), page.Value.Total) : Answer.Fail(asked.Failure);
    }

    private static async Task<IResult> AddAsync(string id, HttpContext http, ListAlbums list, FillAlbum fill)
    {
        var (album, ids) = await ReadAsync(id, http, list);
        if (!ids.Ok)
            return Answer.Fail(ids.Failure);
        var owner = http.UserId();
        return AlbumEndpoints.Show(owner, await fill.AddAsync(owner, owner, album, ids.Value, http.RequestAborted));
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext http, ListAlbums list, FillAlbum fill)
    {
        var (album, ids) = await ReadAsync(id, http, list);
        if (!ids.Ok)
            return Answer.Fail(ids.Failure);
        var removed = await fill.RemoveAsync(http.UserId(), http.UserId(), album, ids.Value, http.RequestAborted);
        return removed.Ok ? Answer.NoContent() : Answer.Fail(removed.Failure);
    }

    private static async Task<IResult> OrderAsync(string id, HttpContext http, ListAlbums list, OrderAlbum order)
    {
        var album = await AlbumEndpoints.FindAsync(id, http, list);
        if (!album.Ok)
            return Answer.Fail(album.Failure);
        var body = await RequestBody.ReadAsync(http, AlbumsJson.Default.AlbumOrderJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var asked = AlbumText.Read(body.Value);
        if (!asked.Ok)
            return Answer.Fail(asked.Failure);
        var owner = http.UserId();
        return AlbumEndpoints.Show(
            owner, await order.RunAsync(owner, owner, album.Value.Album.Id, asked.Value.Photos, asked.Value.Target, http.RequestAborted));
    }

    private static async Task<(AlbumId Album, Result<IReadOnlyList<PhotoId>> Photos)> ReadAsync(string id, HttpContext http, ListAlbums list)
    {
        var album = await AlbumEndpoints.FindAsync(id, http, list);
        if (!album.Ok)
            return (default, album.Failure);
        var body = await RequestBody.ReadAsync(http, PhotosJson.Default.PhotoIdsJson);
        return (album.Value.Album.Id, body.Ok ? PhotoIdsJson.Read(body.Value.PhotoIds) : body.Failure);
    }
}
