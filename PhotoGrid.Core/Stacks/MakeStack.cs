using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>Stacks what somebody put together. No job takes it apart, or adds to it.</summary>
public sealed class MakeStack(ICatalog catalog, SettleStack settle, TimeProvider clock)
{
    /// <summary>More than that is an album.</summary>
    public const int Most = 500;

    internal static readonly Failure TooFew = Failure.Invalid("A stack is made of 2 to 500 photos.", "photoIds");

    /// <summary>
    /// Stacks two or more; the first stands for them. One that is in another stack leaves it. PHOTO_NOT_FOUND for the whole where one is not
    /// there; CONFLICT where one is in the trash or archived, since it could not be seen.
    /// </summary>
    public async Task<Result<Stack>> RunAsync(UserId owner, UserId actor, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var stack = new StackId(Guid.CreateVersion7(clock.GetUtcNow()));
        return await FillInAsync(session, actor, stack, ids, ct) is { } refused ? refused : await EndAsync(session, stack, ct);
    }

    /// <summary>Puts photos into a stack, the first in front, out of whichever they were in.</summary>
    internal async Task<Failure?> FillInAsync(CatalogSession session, UserId actor, StackId stack, IReadOnlyList<PhotoId> ids, CancellationToken ct)
    {
        if (ids.Count is < 2 or > Most)
            return TooFew;
        var photos = new List<Photo>(ids.Count);
        foreach (var id in ids)
        {
            if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
                return Failure.NotFound("PHOTO");
            photos.Add(photo);
        }

        if (photos.Exists(photo => !SettleStack.IsSeen(photo)))
            return Failure.Conflict("Photos in the trash or the archive can't be stacked; restore them first.");
        foreach (var photo in photos)
        {
            var lead = photo.Id == photos[0].Id ? Photo.StackLead : 0;
            await settle.WriteAsync(session, actor, photo, photo with { StackId = stack, StackState = Photo.StackSaid | lead }, ct);
        }

        foreach (var left in photos.Where(photo => photo.StackId is not null && photo.StackId != stack).Select(photo => photo.StackId!.Value).Distinct())
            await settle.InAsync(session, actor, left, ct);
        return null;
    }

    internal async Task<Result<Stack>> EndAsync(CatalogSession session, StackId stack, CancellationToken ct)
    {
        await settle.InAsync(session, default, stack, ct);
        var made = await ReadStack.InAsync(session, stack, ct);
        await session.CommitAsync(ct);
        return made;
    }
}
