using PhotoGrid.Catalog;
using PhotoGrid.Jobs;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>Keeps stacks right while their photos change, and has a photo looked at once it was processed.</summary>
public sealed class FollowPhotos(IJobQueue jobs, SettleStack settle)
{
    /// <summary>As <see cref="PhotoFollower"/> is told. A photo that is erased was in the trash, where it counts for nothing.</summary>
    public async Task RunAsync(CatalogSession session, Photo before, Photo? after, CancellationToken ct)
    {
        if (after is null)
            return;
        if (before.Processing == Processing.Pending && after.Processing != Processing.Pending && !after.IsVideo && after.StackState < Photo.StackSaid
            && await StackStore.HasNeighbourAsync(session, after, ct))
        {
            await jobs.EnqueueAsync(session, StackMoment.JobFor(after.Id), ct);
        }

        if (after.StackId is { } stack && Standing(before) != Standing(after))
            await settle.InAsync(session, default, stack, ct);
    }

    // A heart moves nobody to the front of a stack that is there: the screen would jump under the hand.
    private static (bool, bool) Standing(Photo photo) => (SettleStack.IsSeen(photo), photo.Processing == Processing.Failed);
}
