using System.Text.Json;
using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Duplicates;

/// <summary>What became of a group; the dismissal is of those kept, where they are several, and can be taken back.</summary>
public sealed record SettledDuplicates(IReadOnlyList<PhotoId> Kept, IReadOnlyList<PhotoId> Trashed, Guid? Dismissal);

/// <summary>
/// Does with a group what somebody decided: keeps some of its photos and moves the others to the trash, from which they can be restored.
/// Albums, captions, tags and the heart of those go to the best one that is kept. Those kept are no duplicates of each other any more.
/// </summary>
public sealed class SettleDuplicates(ICatalog catalog, DuplicatesCache cache, FillAlbum albums, ChangePhotos change, ChangeFeed feed, TimeProvider clock)
{
    internal const string Dismissed = "duplicates.dismissed";

    /// <summary>
    /// Keeping all of them says that they are no duplicates. DUPLICATE_NOT_FOUND when there is no such group (any more: it is another one when
    /// a photo came or went); PHOTO_NOT_FOUND when one to keep is not in it; VALIDATION_FAILED when none is to be kept.
    /// </summary>
    public async Task<Result<SettledDuplicates>> RunAsync(UserId owner, UserId actor, Guid group, IReadOnlyList<PhotoId> keep, CancellationToken ct)
    {
        // Beforehand, so that nobody waits for the writer while a large library is compared.
        await using (var look = await catalog.OpenReadAsync(owner, ct))
            await cache.GetAsync(look, ct);
        await using var session = await catalog.OpenAsync(owner, ct);
        if ((await cache.GetAsync(session, ct)).FirstOrDefault(one => one.Id == group) is not { } found)
            return Failure.NotFound("DUPLICATE");
        if (keep.Count == 0)
            return Failure.Invalid("keep names at least one photo of the group.", "keep");
        var members = found.Members.Select(member => member.Photo).ToList();
        if (keep.Except(members).Any())
            return Failure.NotFound("PHOTO");

        var kept = members.Where(keep.Contains).ToList();
        var trashed = members.Except(kept).ToList();
        await TrashAsync(session, actor, kept[0], trashed, ct);
        Guid? dismissal = kept.Count > 1 ? await DismissAsync(session, actor, kept, ct) : null;
        await session.CommitAsync(ct);
        return new SettledDuplicates(kept, trashed, dismissal);
    }

    private async Task TrashAsync(CatalogSession session, UserId actor, PhotoId heirId, List<PhotoId> trashed, CancellationToken ct)
    {
        var heir = (await PhotoStore.FindAsync(session, heirId, ct))!;
        var better = heir;
        foreach (var id in trashed)
        {
            var photo = (await PhotoStore.FindAsync(session, id, ct))!;
            better = PhotoHeir.Of(photo, better);
            await albums.InheritInAsync(session, actor, photo, heir, ct);
            await change.WriteAsync(session, actor, PhotoLog.Deleted, photo, photo with { DeletedAtMs = Instant.Now(clock) }, ct);
        }

        if (better != heir)
            await change.WriteAsync(session, actor, PhotoLog.Updated, heir, better, ct);
    }

    private async Task<Guid> DismissAsync(CatalogSession session, UserId actor, List<PhotoId> photos, CancellationToken ct)
    {
        var dismissal = Guid.CreateVersion7(clock.GetUtcNow());
        await DuplicateStore.DismissAsync(session, dismissal, photos, ct);
        var ids = string.Join(',', photos.Select(photo => $"\"{JsonEncodedText.Encode(photo.ToString())}\""));
        await feed.AppendAsync(session, actor, Dismissed, dismissal, null, $"{{\"photos\":[{ids}]}}", ct);
        return dismissal;
    }
}
