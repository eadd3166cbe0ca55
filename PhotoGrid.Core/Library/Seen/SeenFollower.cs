using PhotoGrid.Catalog;
using PhotoGrid.Jobs;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Library.Seen;

/// <summary>Queues a look at a photo when it can be shown for the first time or shows other pixels, and removes what was seen when it is erased.</summary>
internal static class SeenFollower
{
    public static PhotoFollower Of(IJobQueue jobs, ModelRegistry registry) => new(async (session, before, after, ct) =>
    {
        if (after is null)
        {
            await LookStore.DeletePhotoAsync(session, before.Id, ct);
            await FaceStore.DeletePhotoAsync(session, before.Id, ct);
        }
        else if (after.Processing == Processing.Ready && (before.Processing != Processing.Ready || before.Renditions != after.Renditions) && registry.Models.Models.Count > 0)
        {
            await jobs.EnqueueAsync(session, LookAtPhoto.JobFor(after.Id), ct);
        }
    });
}
