using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>Changes a stack as somebody says: who stands for it, who is in it, or that there is none.</summary>
public sealed class ChangeStack(ICatalog catalog, MakeStack make, SettleStack settle)
{
    /// <summary>
    /// Chooses the primary, or what is in the stack, or both. Photos that are left out stand alone from then on. STACK_NOT_FOUND when there is
    /// none; PHOTO_NOT_FOUND when a primary is not in it; VALIDATION_FAILED when fewer than two are left: that is to unstack.
    /// </summary>
    public async Task<Result<Stack>> RunAsync(
        UserId owner, UserId actor, StackId id, PhotoId? primary, IReadOnlyList<PhotoId>? photos, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var found = await ReadStack.InAsync(session, id, ct);
        if (!found.Ok)
            return found;
        if (photos is { Count: < 2 })
            return MakeStack.TooFew;
        var members = photos ?? [.. found.Value.Photos.Select(photo => photo.Id)];
        var front = primary ?? (members.Contains(found.Value.Primary) ? found.Value.Primary : members[0]);
        if (!members.Contains(front))
            return Failure.NotFound("PHOTO");

        if (photos is null)
        {
            await LeadAsync(session, actor, id, front, ct);
            return await make.EndAsync(session, id, ct);
        }

        foreach (var left in found.Value.Photos.Where(photo => !members.Contains(photo.Id)))
            await settle.WriteAsync(session, actor, left, Alone(left), ct);
        return await make.FillInAsync(session, actor, id, [front, .. members.Where(member => member != front)], ct) is { } refused
            ? refused
            : await make.EndAsync(session, id, ct);
    }

    /// <summary>Takes a stack apart; none of its photos is stacked again unless somebody says so. STACK_NOT_FOUND when there is none.</summary>
    public async Task<Result<StackId>> UnstackAsync(UserId owner, UserId actor, StackId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var photos = await StackStore.ListAsync(session, id, ct);
        if (photos.Count(SettleStack.IsSeen) < 2)
            return Failure.NotFound("STACK");
        foreach (var photo in photos)
            await settle.WriteAsync(session, actor, photo, Alone(photo), ct);
        await session.CommitAsync(ct);
        return id;
    }

    // Only who stands in front: what jobs may add to the stack, they still may.
    private async Task LeadAsync(CatalogSession session, UserId actor, StackId id, PhotoId front, CancellationToken ct)
    {
        foreach (var photo in await StackStore.ListAsync(session, id, ct))
        {
            var lead = photo.Id == front ? Photo.StackLead : 0;
            await settle.WriteAsync(session, actor, photo, photo with { StackState = (photo.StackState & ~Photo.StackLead) | lead }, ct);
        }
    }

    private static Photo Alone(Photo photo) => photo with { StackId = null, StackState = Photo.StackSaid, StackPrimary = null, StackCount = 0 };
}
