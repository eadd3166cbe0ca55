using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Duplicates;

/// <summary>Shows the groups of photos that may be one and the same.</summary>
public sealed class ListDuplicates(ICatalog catalog, DuplicatesCache cache)
{
    /// <summary>Part of cursors: never renumber.</summary>
    public const byte Order = 18;

    /// <summary>Those that free most first; <paramref name="only"/> leaves out those for another reason, also from the totals.</summary>
    public async Task<DuplicatePage> RunAsync(UserId owner, DuplicateReason? only, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var groups = (await cache.GetAsync(session, ct)).Where(group => only is null || group.Reason == only).ToList();
        var rest = groups.Where(group => after is not { } place
            || (group.ReclaimableBytes, group.Id).CompareTo((place.Key, place.Id)) < 0).Take(limit + 1).ToList();
        var shown = new List<DuplicateView>(limit);
        foreach (var group in rest.Take(limit))
            shown.Add(await ViewAsync(session, group, ct));
        var hasMore = rest.Count > limit;
        return new DuplicatePage(
            shown, hasMore ? new Cursor(Order, shown[^1].ReclaimableBytes, shown[^1].Id).Encode() : null, hasMore,
            groups.Count, groups.Sum(group => group.ReclaimableBytes));
    }

    /// <summary>Whether there is such a group now.</summary>
    public async Task<bool> ExistsAsync(UserId owner, Guid group, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return (await cache.GetAsync(session, ct)).Any(one => one.Id == group);
    }

    private static async Task<DuplicateView> ViewAsync(CatalogSession session, DuplicateGroup group, CancellationToken ct)
    {
        var photos = new List<DuplicatePhoto>(group.Members.Count);
        foreach (var (id, distance) in group.Members)
        {
            // One session, one state: what the groups were made of is there.
            var photo = (await PhotoStore.FindAsync(session, id, ct))!;
            photos.Add(new DuplicatePhoto(photo, distance, await ListAlbums.OfPhotoInAsync(session, id, ct)));
        }

        return new DuplicateView(group.Id, group.Reason, photos, group.ReclaimableBytes);
    }
}
