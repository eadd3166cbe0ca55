using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Library.Seen;

/// <summary>Writes what was seen in a photo: rows, the photo as the API shows it, and one line of the feed, in one transaction.</summary>
public sealed class WriteSeen(ICatalog catalog, IJobQueue jobs, ChangePhotos change, TimeProvider clock)
{
    /// <summary>The kind of the job that groups faces; who does that is not this room's business.</summary>
    public const string GroupKind = "group-faces";

    /// <summary>The kinds of vectors.</summary>
    public const string Visual = "visual", Joint = "joint";

    /// <summary>The job that groups the faces of a library: once for all that come in meanwhile.</summary>
    public static NewJob GroupJob { get; } = new(new JobId(new Guid("6f0d2a63-5d3f-4b7e-9a6c-2f9f4f6a1c55")), GroupKind, null, Priority: 6);

    internal static IReadOnlyList<string> TasksOf(ModelSet models) => models.Models.Count == 0 ? [] : [.. models.Tasks, VisionTask.Colors];

    internal static string KeyOf(ModelSet models, string task) => task == VisionTask.Colors ? ColorNames.Model : models.KeyOf(task)!;

    /// <summary>False when the photo's pixels changed since: then nothing is written. True also when it is gone.</summary>
    internal async Task<bool> RunAsync(UserId owner, Photo looked, IReadOnlyList<string> tasks, ModelSet models, SeenPhoto? seen, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, looked.Id, ct) is not { } photo)
            return true;
        if (photo.Renditions != looked.Renditions)
            return false;

        var after = photo;
        foreach (var task in tasks)
        {
            after = await WriteAsync(session, after, task, KeyOf(models, task), seen, ct);
            await LookStore.PutAsync(session, photo.Id, new Look(task, KeyOf(models, task), photo.Renditions, null), Instant.Now(clock), ct);
        }

        if (tasks.Contains(VisionTask.Faces))
            await jobs.EnqueueAsync(session, GroupJob, ct);
        // Also where the photo looks the same: whoever keeps vectors learns of new ones by the feed.
        await change.WriteAsync(session, default, PhotoLog.Processed, photo, after, ct);
        await session.CommitAsync(ct);
        return true;
    }

    internal async Task FailAsync(UserId owner, Photo photo, IReadOnlyList<string> tasks, ModelSet models, string reason, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        foreach (var task in tasks)
            await LookStore.PutAsync(session, photo.Id, new Look(task, KeyOf(models, task), photo.Renditions, reason), Instant.Now(clock), ct);
        await session.CommitAsync(ct);
    }

    private async Task<Photo> WriteAsync(CatalogSession session, Photo photo, string task, string model, SeenPhoto? seen, CancellationToken ct)
    {
        switch (task)
        {
            case VisionTask.Colors:
                await SightStore.ReplaceSightsAsync(session, photo.Id, task, model, ColorNames.Of(photo.DominantColorsJson), ct);
                return photo;
            case VisionTask.Objects:
                return await TagAsync(session, photo, task, model, seen!.Objects, ct);
            case VisionTask.Scenes:
                if (seen!.Visual is { } visual)
                    await SightStore.PutVectorAsync(session, photo.Id, Visual, model, visual, ct);
                return await TagAsync(session, photo, task, model, seen.Scenes, ct);
            case VisionTask.Meaning:
                if (seen!.Joint is { } joint)
                    await SightStore.PutVectorAsync(session, photo.Id, Joint, model, joint, ct);
                return photo;
            case VisionTask.Text:
                await SightStore.ReplaceLinesAsync(session, photo.Id, model, seen!.Lines, ct);
                return photo with { OcrText = seen.Lines.Count > 0 ? string.Join('\n', seen.Lines.Select(line => line.Text)) : null };
            default:
                await FaceStore.ReplaceAsync(session, photo.Id, model, seen!.Faces, clock, ct);
                return photo with { FacesJson = await FaceStore.WriteJsonAsync(session, photo.Id, ct) };
        }
    }

    private static async Task<Photo> TagAsync(CatalogSession session, Photo photo, string task, string model, IReadOnlyList<SeenThing> things, CancellationToken ct)
    {
        await SightStore.ReplaceSightsAsync(session, photo.Id, task, model, things, ct);
        return photo with { TagsJson = PhotoTags.ReplaceSeen(task, photo.TagsJson, things) };
    }
}
