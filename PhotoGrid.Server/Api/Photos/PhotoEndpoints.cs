using PhotoGrid.Access;
using PhotoGrid.Albums;
using PhotoGrid.Editing;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Library;
using PhotoGrid.Library.Motion;
using PhotoGrid.Library.Packing;
using PhotoGrid.People;
using PhotoGrid.Server.Api.Editing;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Photos: lists, one, changes, the trash, originals. All of one's own library: another's id is answered as an absent one.</summary>
internal static class PhotoEndpoints
{
    public static IEndpointRouteBuilder MapPhotoEndpoints(this IEndpointRouteBuilder routes)
    {
        var photos = routes.MapGroup("/api/v1/photos").WithTags("Photos");
        photos.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoPageJson>();
        photos.MapGet("{id}", GetAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoJson>();
        photos.MapGet("by-number", ListByNumberAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoPageJson>()
            .WithSummary("Up to 200 photos by their numbers, ?numbers=7,9; those that are not there are left out.");
        photos.MapGet("by-number/{number}", GetByNumberAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoJson>();
        photos.MapPut("{id}", ChangeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<PhotoSetJson>().Answers<PhotoJson>();
        photos.MapPost("batch", ChangeManyAsync).Requires(Need.Library(AccessAction.Edit)).Takes<PhotoBatchJson>().Answers<CountJson>();
        photos.MapDelete("{id}", DeleteAsync).Requires(Need.Library(AccessAction.Delete));
        photos.MapPost("{id}/restore", RestoreAsync).Requires(Need.Library(AccessAction.Delete)).Answers<PhotoJson>();
        photos.MapPost("batch-delete", DeleteManyAsync).Requires(Need.Library(AccessAction.Delete)).Takes<PhotoIdsJson>().Answers<CountJson>();
        photos.MapMethods("{id}/original", ["GET", "HEAD"], OriginalAsync).Requires(Need.Library(AccessAction.Download));
        photos.MapPost("download", DownloadAsync).Requires(Need.Library(AccessAction.Download)).Takes<PhotoIdsJson>()
            .Produces(StatusCodes.Status200OK, contentType: "application/zip").WithSummary("The originals of these photos as one zip.");
        photos.MapMethods("{id}/motion", ["GET", "HEAD"], MotionAsync).Requires(Need.Library(AccessAction.Download));
        routes.MapDelete("/api/v1/trash", EmptyTrashAsync).Requires(Need.Library(AccessAction.Delete)).Answers<CountJson>().WithTags("Photos");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, PhotoPages pages, FillAlbum albums, FindFace people)
    {
        var (query, wrong) = PhotoQueryText.Read(http.Request.Query);
        if (query is null)
            return Answer.Fail(wrong!);
        if (query.Album is { } album && !await albums.ExistsAsync(http.UserId(), album, http.RequestAborted))
            return Answer.Fail(Failure.NotFound("ALBUM"));
        if (query.Person is { } person && !await people.PersonExistsAsync(http.UserId(), person, http.RequestAborted))
            return Answer.Fail(Failure.NotFound("PERSON"));
        var (data, total) = await pages.GetAsync(http.UserId(), query, http.Request.QueryString.Value ?? "", http.RequestAborted);
        return Answer.List(json => json.WriteRawValue(data.Span, skipInputValidation: true), total);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ListPhotos list)
    {
        var owner = http.UserId();
        var photo = PhotoId.TryParse(id, out var photoId) ? await list.GetAsync(owner, photoId, http.RequestAborted) : Failure.NotFound("PHOTO");
        return Show(owner, photo);
    }

    private static async Task<IResult> GetByNumberAsync(string number, HttpContext http, ListPhotos list)
    {
        var owner = http.UserId();
        var photo = long.TryParse(number, out var value) ? await list.GetByNumberAsync(owner, value, http.RequestAborted) : Failure.NotFound("PHOTO");
        return Show(owner, photo);
    }

    private static async Task<IResult> ListByNumberAsync(HttpContext http, ListPhotos list)
    {
        var numbers = PageText.ReadNumbers(http.Request.Query);
        if (!numbers.Ok)
            return Answer.Fail(numbers.Failure);
        var owner = http.UserId();
        var photos = await list.GetByNumbersAsync(owner, numbers.Value, http.RequestAborted);
        return Answer.List(json => PhotoWriter.WritePage(json, owner, new PhotoPage(photos, null, false, photos.Count)), photos.Count);
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, ListPhotos list, ChangePhotos change)
    {
        var owner = http.UserId();
        if (!PhotoId.TryParse(id, out var photoId))
            return Answer.Fail(Failure.NotFound("PHOTO"));
        var now = await list.GetAsync(owner, photoId, http.RequestAborted);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var fresh = WhereFresh(http, owner, now.Value);
        if (!fresh.Ok)
            return Answer.Fail(fresh.Failure);

        var body = await RequestBody.ReadAsync(http, PhotosJson.Default.PhotoSetJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var changes = PhotoSetText.Read(body.Value);
        if (!changes.Ok)
            return Answer.Fail(changes.Failure);
        var changed = await change.RunAsync(owner, owner, [photoId], changes.Value, http.RequestAborted);
        return changed.Ok ? Show(owner, changed.Value[0]) : Answer.Fail(changed.Failure);
    }

    private static async Task<IResult> ChangeManyAsync(HttpContext http, ChangePhotos change)
    {
        var body = await RequestBody.ReadAsync(http, PhotosJson.Default.PhotoBatchJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var ids = PhotoIdsJson.Read(body.Value.PhotoIds);
        if (!ids.Ok)
            return Answer.Fail(ids.Failure);
        var changes = PhotoSetText.Read(body.Value.Set);
        if (!changes.Ok)
            return Answer.Fail(changes.Failure);
        return Count(await change.RunAsync(http.UserId(), http.UserId(), ids.Value, changes.Value, http.RequestAborted));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, TrashPhotos trash)
    {
        var moved = PhotoId.TryParse(id, out var photoId)
            ? await trash.RunAsync(http.UserId(), http.UserId(), [photoId], http.RequestAborted)
            : Failure.NotFound("PHOTO");
        return moved.Ok ? Answer.NoContent() : Answer.Fail(moved.Failure);
    }

    private static async Task<IResult> RestoreAsync(string id, HttpContext http, TrashPhotos trash)
    {
        var restored = PhotoId.TryParse(id, out var photoId)
            ? await trash.RestoreAsync(http.UserId(), http.UserId(), [photoId], http.RequestAborted)
            : Failure.NotFound("PHOTO");
        return restored.Ok ? Show(http.UserId(), restored.Value[0]) : Answer.Fail(restored.Failure);
    }

    private static async Task<IResult> DeleteManyAsync(HttpContext http, TrashPhotos trash)
    {
        var body = await RequestBody.ReadAsync(http, PhotosJson.Default.PhotoIdsJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var ids = PhotoIdsJson.Read(body.Value.PhotoIds);
        return ids.Ok ? Count(await trash.RunAsync(http.UserId(), http.UserId(), ids.Value, http.RequestAborted)) : Answer.Fail(ids.Failure);
    }

    // Files first: their bytes are marked, and go with those of the photos.
    private static async Task<IResult> EmptyTrashAsync(HttpContext http, EmptyFileTrash files, EmptyTrash photos)
    {
        var erased = await files.RunAsync(http.UserId(), http.UserId(), DateTimeOffset.MaxValue, http.RequestAborted);
        erased += await photos.RunAsync(http.UserId(), http.UserId(), DateTimeOffset.MaxValue, http.RequestAborted);
        return Answer.Ok(new CountJson(erased), PhotosJson.Default.CountJson);
    }

    private static async Task<IResult> OriginalAsync(string id, HttpContext http, ListPhotos list, OriginalBlobs originals, ExportPhoto export)
    {
        var owner = http.UserId();
        var (photo, absent) = PhotoId.TryParse(id, out var photoId) ? await list.GetAsync(owner, photoId, http.RequestAborted) : Failure.NotFound("PHOTO");
        if (photo is null)
            return Answer.Fail(absent!);
        // As it is shown; without edits that is the original.
        return photo.EditsJson is not null && http.Request.Query["edited"] == "1"
            ? new ExportResult($"{photo.Sha256}-edited-{photo.Renditions}", file => ExportPhoto.FilenameOf(photo, file), ct => export.RunAsync(owner, photo, ExportKind.Download, ct))
            : OriginalResult.Of(owner, photo, originals);
    }

    private static async Task<IResult> MotionAsync(string id, HttpContext http, ListPhotos list, OpenMotion motion)
    {
        var owner = http.UserId();
        if (!PhotoId.TryParse(id, out var photoId))
            return Answer.Fail(Failure.NotFound("PHOTO"));
        var photo = await list.GetAsync(owner, photoId, http.RequestAborted);
        var part = photo.Ok ? await motion.FindAsync(owner, photoId, http.RequestAborted) : photo.Failure;
        return part.Ok ? OriginalResult.Of(photo.Value, part.Value, motion) : Answer.Fail(part.Failure);
    }

    private static async Task<IResult> DownloadAsync(HttpContext http, PackPhotos packing, TimeProvider clock)
    {
        var body = await RequestBody.ReadAsync(http, PhotosJson.Default.PhotoIdsJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var ids = PhotoIdsJson.Read(body.Value.PhotoIds);
        if (!ids.Ok)
            return Answer.Fail(ids.Failure);
        var pack = await packing.RunAsync(http.UserId(), ids.Value, http.RequestAborted);
        return pack.Ok ? new PackResult(pack.Value, clock.GetUtcNow()) : Answer.Fail(pack.Failure);
    }

    private static IResult Show(UserId owner, Result<Photo> photo) =>
        photo.Ok ? Answer.Ok(PhotoJson.Of(owner, photo.Value), PhotosJson.Default.PhotoJson) : Answer.Fail(photo.Failure);

    private static IResult Count(Result<IReadOnlyList<Photo>> photos) =>
        photos.Ok ? Answer.Ok(new CountJson(photos.Value.Count), PhotosJson.Default.CountJson) : Answer.Fail(photos.Failure);

    /// <summary>The photo, or PRECONDITION_FAILED where the caller's If-Match names another state of it.</summary>
    internal static Result<Photo> WhereFresh(HttpContext http, UserId owner, Photo photo) =>
        http.Request.Headers.IfMatch.Count > 0 && WeakETag.IsStale(http, Envelope.TagOf(PhotoJson.Of(owner, photo), PhotosJson.Default.PhotoJson))
            ? new Failure(FailureKind.PreconditionFailed, "PRECONDITION_FAILED", "This photo was changed meanwhile; read it again.")
            : photo;
}
