using PhotoGrid.Access;
using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Albums;

/// <summary>Albums of one's own library: another's id is answered as an absent one.</summary>
internal static class AlbumEndpoints
{
    public static IEndpointRouteBuilder MapAlbumEndpoints(this IEndpointRouteBuilder routes)
    {
        var albums = routes.MapGroup("/api/v1/albums").WithTags("Albums");
        albums.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<AlbumPageJson>();
        albums.MapPost("", CreateAsync).Requires(Need.Library(AccessAction.Edit)).Takes<CreateAlbumJson>().Answers<AlbumJson>(201);
        albums.MapGet("{id}", GetAsync).Requires(Need.Library(AccessAction.View)).Answers<AlbumJson>();
        albums.MapPut("{id}", ChangeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<AlbumSetJson>().Answers<AlbumJson>();
        albums.MapDelete("{id}", DeleteAsync).Requires(Need.Library(AccessAction.Edit));
        AlbumPhotoEndpoints.Map(albums);
        return routes;
    }

    /// <summary>The album of an address; what stands there instead of an id is an album that is not there.</summary>
    internal static async Task<Result<AlbumView>> FindAsync(string id, HttpContext http, ListAlbums list) =>
        AlbumId.TryParse(id, out var album) ? await list.GetAsync(http.UserId(), album, http.RequestAborted) : Failure.NotFound("ALBUM");

    internal static IResult Show(UserId owner, Result<AlbumView> album) =>
        album.Ok ? Answer.Ok(AlbumJson.Of(owner, album.Value), AlbumsJson.Default.AlbumJson) : Answer.Fail(album.Failure);

    private static async Task<IResult> ListAsync(HttpContext http, ListAlbums list)
    {
        var asked = PageText.Read(http.Request.Query, ListAlbums.AlbumsOrder);
        if (!asked.Ok)
            return Answer.Fail(asked.Failure);
        var owner = http.UserId();
        var page = await list.RunAsync(owner, asked.Value.After, asked.Value.Limit, http.RequestAborted);
        return Answer.List(
            new AlbumPageJson([.. page.Albums.Select(album => AlbumJson.Of(owner, album))], page.Cursor, page.HasMore), AlbumsJson.Default.AlbumPageJson, page.Total);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateAlbum create)
    {
        var body = await RequestBody.ReadAsync(http, AlbumsJson.Default.CreateAlbumJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        if (AlbumText.HasQuery(body.Value.Query))
            return Answer.Fail(AlbumText.NoQuery);
        var owner = http.UserId();
        var made = await create.RunAsync(owner, owner, body.Value.Name, body.Value.Description, http.RequestAborted);
        return made.Ok
            ? Answer.Created(AlbumJson.Of(owner, made.Value), AlbumsJson.Default.AlbumJson, $"/api/v1/albums/{made.Value.Album.Id}")
            : Answer.Fail(made.Failure);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ListAlbums list) => Show(http.UserId(), await FindAsync(id, http, list));

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, ListAlbums list, ChangeAlbum change)
    {
        var owner = http.UserId();
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        if (WeakETag.IsStale(http, Envelope.TagOf(AlbumJson.Of(owner, now.Value), AlbumsJson.Default.AlbumJson)))
            return Answer.Fail(new Failure(FailureKind.PreconditionFailed, "PRECONDITION_FAILED", "This album was changed meanwhile; read it again."));
        var body = await RequestBody.ReadAsync(http, AlbumsJson.Default.AlbumSetJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var changes = AlbumText.Read(body.Value);
        return changes.Ok
            ? Show(owner, await change.RunAsync(owner, owner, now.Value.Album.Id, changes.Value, http.RequestAborted))
            : Answer.Fail(changes.Failure);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, DeleteAlbum delete)
    {
        var gone = AlbumId.TryParse(id, out var album)
            ? await delete.RunAsync(http.UserId(), http.UserId(), album, http.RequestAborted)
            : Failure.NotFound("ALBUM");
        return gone.Ok ? Answer.NoContent() : Answer.Fail(gone.Failure);
    }
}
