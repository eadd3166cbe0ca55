using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>
/// Writes into the photos of a stack what follows from each other: which of them stands for it and how many can be seen. A photo in the trash
/// or the archive keeps its place for when it comes back, and hides nothing meanwhile: a photo is never behind one that is not there.
/// </summary>
public sealed class SettleStack(ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Call it after every change of who is in the stack, in the same transaction.</summary>
    internal async Task InAsync(CatalogSession session, UserId actor, StackId stack, CancellationToken ct)
    {
        var photos = await StackStore.ListAsync(session, stack, ct);
        var seen = photos.FindAll(IsSeen);
        var primary = seen.Count > 1 ? seen.Aggregate((best, photo) => Compare(photo, best) < 0 ? photo : best).Id : (PhotoId?)null;
        foreach (var photo in photos)
        {
            var isShown = primary is not null && IsSeen(photo);
            await WriteAsync(session, actor, photo, photo with { StackPrimary = isShown ? primary : null, StackCount = isShown ? seen.Count : 0 }, ct);
        }
    }

    /// <summary>Writes what is new of a photo's stack, and its line in the feed. Its version stays: nobody's edit is refused for it.</summary>
    internal async Task WriteAsync(CatalogSession session, UserId actor, Photo before, Photo after, CancellationToken ct)
    {
        if (after == before)
            return;
        after = after with { UpdatedAtMs = Instant.Now(clock) };
        await PhotoStore.UpdateAsync(session, after, ct);
        await feed.AppendAsync(session, actor, PhotoLog.Updated, after.Id.Value, PhotoLog.Difference(before, after), PhotoLog.Difference(after, before), ct);
    }

    internal static bool IsSeen(Photo photo) => photo.DeletedAtMs is null && !photo.IsArchived;

    // Whom somebody chose; a favorite; what the phone put on top; what can be shown, and needs no developing; then who was first.
    private static int Compare(Photo one, Photo other)
    {
        static (bool, bool, bool, bool, bool, long, long) Rank(Photo photo) => (
            (photo.StackState & Photo.StackLead) == 0,
            !photo.IsFavorite,
            !FrameNames.IsCover(photo.Filename),
            photo.Processing == Processing.Failed,
            (photo.Flags & Photo.RawFlag) != 0,
            photo.TakenAt.LocalMs,
            photo.Number);
        return Rank(one).CompareTo(Rank(other));
    }
}
