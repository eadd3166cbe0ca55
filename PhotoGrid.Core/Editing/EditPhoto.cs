using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;

namespace PhotoGrid.Editing;

/// <summary>
/// Sets the edits of a photo, or takes them away. Nothing is rendered here: the photo's row says at once what it is now, its pictures are
/// made by a job, or earlier for whoever asks. The original is never touched.
/// </summary>
public sealed class EditPhoto(ICatalog catalog, ChangePhotos change, IJobQueue jobs, RenditionBlobs renditions)
{
    /// <summary>
    /// Answers the photo as it is now; the edits that it has already change nothing. PHOTO_NOT_FOUND; CONFLICT for a stale
    /// <paramref name="version"/> and for a photo that is still being prepared; UNSUPPORTED_MEDIA_TYPE for a video; CORRUPT_FILE for a photo that can't be shown.
    /// </summary>
    public async Task<Result<Photo>> RunAsync(UserId owner, UserId actor, PhotoId id, EditPlan plan, long? version, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
            return Failure.NotFound("PHOTO");
        return Refuse(photo, version) is { } refusal ? refusal : await SetAsync(session, actor, photo, plan, ct);
    }

    /// <summary>Takes all edits away: the photo is shown as it came. One that has none stays as it is. PHOTO_NOT_FOUND.</summary>
    public async Task<Result<Photo>> RevertAsync(UserId owner, UserId actor, PhotoId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        return await PhotoStore.FindAsync(session, id, ct) is { } photo ? await SetAsync(session, actor, photo, EditPlan.Nothing, ct) : Failure.NotFound("PHOTO");
    }

    private async Task<Result<Photo>> SetAsync(CatalogSession session, UserId actor, Photo photo, EditPlan plan, CancellationToken ct)
    {
        var edits = EditOperations.Write(plan);
        if (edits == photo.EditsJson)
            return photo;

        var id = photo.Id;
        var (unedited, made) = await EditStore.FindAsync(session, id, ct) ?? (PhotoLook.Of(photo), null);
        var edited = After(photo, unedited, plan, edits);
        // The very bytes, as long as nobody has swept them; otherwise they are made again, and are the same.
        if (edits is null)
            await renditions.CopyAsync(session.Owner, photo.Number, unedited.Renditions, edited.Renditions, ct);
        // Where the pictures of the present state were not made yet, those before them are still the last ones that are there.
        await EditStore.PutAsync(session, id, unedited, made ?? PhotoLook.Of(photo), ct);
        photo = await change.WriteAsync(session, actor, PhotoLog.Updated, photo, edited, ct);
        await jobs.EnqueueAsync(session, RenderEdits.JobFor(photo), ct);
        await session.CommitAsync(ct);
        return photo;
    }

    private static Photo After(Photo photo, PhotoLook unedited, EditPlan plan, string? edits)
    {
        if (edits is null)
            return unedited.On(photo);
        var (width, height) = plan.SizeOf(unedited.Width, unedited.Height);
        return photo with { EditsJson = edits, Width = width, Height = height, Renditions = photo.Renditions + 1 };
    }

    private static Failure? Refuse(Photo photo, long? version)
    {
        if (version is { } seen && seen != photo.Version)
            return Failure.Conflict("This photo was changed meanwhile; read it again.", new Dictionary<string, object?> { ["version"] = photo.Version });
        if (photo.IsVideo)
            return new Failure(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Videos can't be edited here.");
        if (photo.Processing == Processing.Failed)
            return new Failure(FailureKind.Unprocessable, "CORRUPT_FILE", $"A photo that can't be shown can't be edited. {photo.ProcessingError}".TrimEnd());
        return photo.Processing == Processing.Pending || photo.Width <= 0 || photo.Height <= 0
            ? Failure.Conflict("This photo is still being prepared; try again in a moment.")
            : null;
    }
}
