using PhotoGrid.Access;
using PhotoGrid.Editing;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Library;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Editing;

/// <summary>Edits of one's own photos. They change how a photo looks, never its original.</summary>
internal static class EditEndpoints
{
    public static IEndpointRouteBuilder MapEditEndpoints(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/api/v1/photos/{id}").WithTags("Photos");
        photo.MapPut("edits", EditAsync).Requires(Need.Library(AccessAction.Edit)).Takes<EditJson>().Answers<PhotoJson>()
            .WithSummary("Sets all edits of a photo: crop, rotate, flip, adjust, filter.");
        photo.MapDelete("edits", RevertAsync).Requires(Need.Library(AccessAction.Edit)).WithSummary("Takes all edits away.");
        photo.MapMethods("unedited", ["GET", "HEAD"], UneditedAsync).Requires(Need.Library(AccessAction.View))
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg").WithSummary("The photo without its edits, 1920 pixels at most, for an editor's preview.");
        return routes;
    }

    private static async Task<IResult> EditAsync(string id, HttpContext http, ListPhotos list, EditPhoto edit)
    {
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var body = await RequestBody.ReadAsync(http, EditsJson.Default.EditJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var plan = EditOperations.Read(body.Value.Operations);
        if (!plan.Ok)
            return Answer.Fail(plan.Failure);
        var owner = http.UserId();
        var edited = await edit.RunAsync(owner, owner, now.Value.Id, plan.Value, body.Value.Version, http.RequestAborted);
        return edited.Ok ? Answer.Ok(PhotoJson.Of(owner, edited.Value), PhotosJson.Default.PhotoJson) : Answer.Fail(edited.Failure);
    }

    private static async Task<IResult> RevertAsync(string id, HttpContext http, ListPhotos list, EditPhoto edit)
    {
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var reverted = await edit.RevertAsync(http.UserId(), http.UserId(), now.Value.Id, http.RequestAborted);
        return reverted.Ok ? Answer.NoContent() : Answer.Fail(reverted.Failure);
    }

    private static async Task<IResult> UneditedAsync(string id, HttpContext http, ListPhotos list, ExportPhoto export)
    {
        var owner = http.UserId();
        var photo = PhotoId.TryParse(id, out var photoId) ? await list.GetAsync(owner, photoId, http.RequestAborted) : Failure.NotFound("PHOTO");
        return photo.Ok
            ? new ExportResult($"{photo.Value.Sha256}-unedited", null, ct => export.RunAsync(owner, photo.Value, ExportKind.Editing, ct))
            : Answer.Fail(photo.Failure);
    }

    // The photo, unless the caller has seen another state of it.
    private static async Task<Result<Photo>> FindAsync(string id, HttpContext http, ListPhotos list)
    {
        var owner = http.UserId();
        if (!PhotoId.TryParse(id, out var photoId))
            return Failure.NotFound("PHOTO");
        var photo = await list.GetAsync(owner, photoId, http.RequestAborted);
        return photo.Ok ? PhotoEndpoints.WhereFresh(http, owner, photo.Value) : photo;
    }
}
