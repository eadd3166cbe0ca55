using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Views;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav;

/// <summary>
/// Copies and moves paths, folders with all that is in them. Entries change, bytes never do: a copy shows the same photo. A photo that comes
/// into the folder of an album goes into the album, and leaves it with its path.
/// </summary>
public sealed class CarryEntry(ICatalog catalog, MakeFolder folders, RemoveEntry remove, CopyEntry copy, FillAlbum albums)
{
    /// <summary>
    /// Answers whether the target is new. FILE_NOT_FOUND; <see cref="DavRefusals.NoParent"/> for the target; PRECONDITION_FAILED when it is
    /// there and <paramref name="overwrite"/> is not allowed; FORBIDDEN into itself and onto views. A copy that is not
    /// <paramref name="deep"/> takes the folder without its members.
    /// </summary>
    public Task<Result<bool>> CopyAsync(UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, bool deep, CancellationToken ct) =>
        CarryAsync(owner, actor, from, to, overwrite, (session, source, target) => copy.InAsync(session, actor, from, source, to, target, deep, ct), ct);

    /// <summary>The same for a move, which also refuses views.</summary>
    public Task<Result<bool>> MoveAsync(UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, CancellationToken ct) =>
        CarryAsync(owner, actor, from, to, overwrite, async (session, source, target) =>
        {
            if (source.IsView || await DavTree.IsViewInAsync(session, from, ct))
                return DavRefusals.ReadOnly;
            await DavEntryStore.UpdateAsync(session, source with { ParentId = target.ParentId, Name = target.Name }, ct);
            if (source.Photo is { } photo && await DavViews.FindAlbumAsync(session, from.Parent, ct) is { } left)
                await albums.RemoveInAsync(session, actor, left.Id, photo, ct);
            return null;
        }, ct);

    private async Task<Result<bool>> CarryAsync(
        UserId owner, UserId actor, DavPath from, DavPath to, bool overwrite, Func<CatalogSession, DavEntry, DavEntry, Task<Failure?>> carry, CancellationToken ct)
    {
        if (from.Holds(to) || to.Holds(from))
            return DavRefusals.IntoItself;
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await DavTree.FindInAsync(session, from, ct) is not { } source)
            return DavRefusals.NotFound;
        var old = await DavTree.FindInAsync(session, to, ct);
        if (old is not null && !overwrite)
            return DavRefusals.WouldReplace;
        if (old is { IsView: true } || await DavTree.IsViewInAsync(session, to, ct))
            return DavRefusals.ReadOnly;
        if (await folders.OwnInAsync(session, to.Parent, ct) is not { } parent)
            return DavRefusals.NoParent;

        // Out of the way first, for a name is used once; its photos are let go last, when it is clear what still shows them.
        var inTheWay = await DavEntryStore.FindAsync(session, parent.Id, to.Name, ct);
        IEnumerable<PhotoId> released = inTheWay is null ? [] : await remove.TakeOutAsync(session, actor, to, inTheWay, ct);
        if (await carry(session, source, source with { ParentId = parent.Id, Name = to.Name }) is { } refusal)
            return refusal;
        if (source.Photo is { } photo && await DavViews.FindAlbumAsync(session, to.Parent, ct) is { } album
            && await PhotoStore.FindAsync(session, photo, ct) is { } added)
        {
            await albums.AddInAsync(session, actor, album.Id, [added], ct);
        }

        foreach (var gone in released)
            await remove.ReleaseAsync(session, actor, gone, ct);
        await session.CommitAsync(ct);
        return old is null;
    }
}
