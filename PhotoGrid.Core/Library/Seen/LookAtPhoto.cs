using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Library.Seen;

/// <summary>
/// Looks at one photo with the models of today, for what it was not yet looked at with them or since its pixels changed. Models see the 1920
/// rendition, so everything that can be shown can be looked at. Safe to run twice.
/// </summary>
public sealed class LookAtPhoto(ICatalog catalog, VisionPool vision, ModelRegistry registry, ShowRendition show, WriteSeen write)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "look-at-photo";

    private static readonly RenditionSpec _seen = new(1920, RenditionFormat.WebP);

    /// <summary>The job for a photo: behind everything else, uploads and renditions for later included.</summary>
    public static NewJob JobFor(PhotoId photo) => new(RenditionJobs.IdOf(Kind, photo), Kind, photo, Priority: 5);

    /// <summary>Runs it; a reason when it can't be done, null when done, or when the photo is gone or can't be shown.</summary>
    public async Task<Parked?> RunAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        while (true)
        {
            var models = registry.Models;
            var (photo, tasks) = await FindAsync(owner, id, models, ct);
            if (photo is null || tasks.Count == 0)
                return null;

            SeenPhoto? seen = null;
            if (tasks.Any(task => task != VisionTask.Colors))
            {
                var shown = await show.RunAsync(owner, photo.Number, _seen, ct);
                if (!shown.Ok)
                    return new Parked(shown.Failure.Kind == FailureKind.Unavailable ? ParkKind.Crashed : ParkKind.Corrupt, shown.Failure.Message);
                var outcome = await vision.LookAsync(InputOf(shown.Value.Content), [.. tasks.Where(task => task != VisionTask.Colors)], ct);
                if (!outcome.TryGet(out seen, out var parked))
                    return parked;
            }

            // Else the photo got other pixels meanwhile, and they are looked at at once.
            if (await write.RunAsync(owner, photo, tasks, models, seen, ct))
                return null;
        }
    }

    /// <summary>Records that it was tried in vain, so that it is tried again only with other models or pixels.</summary>
    public async Task FailAsync(UserId owner, PhotoId id, string reason, CancellationToken ct)
    {
        var models = registry.Models;
        var (photo, tasks) = await FindAsync(owner, id, models, ct);
        if (photo is not null)
            await write.FailAsync(owner, photo, tasks, models, reason, ct);
    }

    private static DecodeInput InputOf(byte[] content) =>
        DecodeInput.From(content.Length, (offset, _) => ValueTask.FromResult<Stream>(new MemoryStream(content, (int)offset, content.Length - (int)offset, writable: false)));

    private async Task<(Photo? Photo, IReadOnlyList<string> Tasks)> FindAsync(UserId owner, PhotoId id, ModelSet models, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, id, ct) is not { Processing: Processing.Ready, DeletedAtMs: null } photo)
            return (null, []);
        var done = await LookStore.ListAsync(session, id, ct);
        return (photo, [.. WriteSeen.TasksOf(models).Where(task => !done.Any(look => look.Task == task && look.Model == WriteSeen.KeyOf(models, task) && look.Renditions == photo.Renditions))]);
    }
}
