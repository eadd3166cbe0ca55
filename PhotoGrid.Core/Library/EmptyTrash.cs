using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Storage;

namespace PhotoGrid.Library;

/// <summary>
/// Erases what is in the trash, for good. The only place, besides erasing an account, where originals are deleted: first the photo's rows go
/// and its file is marked, then, holding the library's writer so that no upload can take the same file up meanwhile, bytes and mark go.
/// </summary>
public sealed class EmptyTrash(
    ICatalog catalog, ChangeFeed feed, IEnumerable<PhotoFollower> followers, OriginalBlobs originals, RenditionBlobs renditions)
{
    // Small enough that uploads get their turn between.
    private const int Batch = 100;

    /// <summary>Erases every photo that was moved to the trash before <paramref name="before"/>; answers how many.</summary>
    public async Task<int> RunAsync(UserId owner, UserId actor, DateTimeOffset before, CancellationToken ct)
    {
        var erased = 0;
        while (true)
        {
            var photos = await EraseRowsAsync(owner, actor, Instant.Of(before), ct);
            erased += photos.Count;
            foreach (var photo in photos)
                await renditions.DeleteAsync(owner, photo, ct);
            await EraseFilesAsync(owner, ct);
            if (photos.Count < Batch)
                return erased;
        }
    }

    private async Task<List<Photo>> EraseRowsAsync(UserId owner, UserId actor, long before, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var photos = await PhotoStore.ListTrashAsync(session, before, Batch, ct);
        foreach (var photo in photos)
        {
            await OriginalStore.MarkUnusedWithoutAsync(session, photo.Id, ct);
            foreach (var follower in followers)
                await follower.ChangedAsync(session, photo, null, ct);
            await PhotoStore.DeleteAsync(session, photo.Id, ct);
            await PhotoStore.BlankChangesAsync(session, photo.Id, ct);
            await feed.AppendAsync(session, actor, PhotoLog.Erased, photo.Id.Value, null, null, ct);
        }

        await session.CommitAsync(ct);
        return photos;
    }

    private async Task EraseFilesAsync(UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        foreach (var original in await OriginalStore.ListErasingAsync(session, ct))
        {
            await originals.Store.DeleteAsync(original.Key, ct);
            await OriginalStore.DeleteAsync(session, original.Id, ct);
            await Counters.AddAsync(session, Counters.Bytes, -original.Size, ct);
        }

        await session.CommitAsync(ct);
    }
}
