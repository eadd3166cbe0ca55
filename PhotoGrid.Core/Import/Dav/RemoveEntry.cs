using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Views;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav;

/// <summary>
/// Takes a path out of the tree, a folder with all that is in it. Bytes stay: a photo that no other path shows goes to the trash, a file
/// goes to the trash of files. In the folder of an album a photo leaves the album and nothing else: nobody expects the trash there.
/// </summary>
public sealed class RemoveEntry(ICatalog catalog, ChangePhotos change, FillAlbum albums, FileLog log, TimeProvider clock)
{
    /// <summary>FILE_NOT_FOUND; FORBIDDEN for the root and for views.</summary>
    public async Task<Result<Done>> RunAsync(UserId owner, UserId actor, DavPath path, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await DavTree.FindInAsync(session, path, ct) is not { } entry)
            return DavRefusals.NotFound;
        if (entry.Photo is { } one && await DavViews.FindAlbumAsync(session, path.Parent, ct) is { } album)
        {
            await albums.RemoveInAsync(session, actor, album.Id, one, ct);
            if (!entry.IsView)
                await TakeOutAsync(session, actor, path, entry, ct);
        }
        else if (path.IsRoot || entry.IsView || await DavTree.IsViewInAsync(session, path, ct))
        {
            return DavRefusals.ReadOnly;
        }
        else
        {
            foreach (var photo in await TakeOutAsync(session, actor, path, entry, ct))
                await ReleaseAsync(session, actor, photo, ct);
        }

        await session.CommitAsync(ct);
        return new Done();
    }

    /// <summary>Moves a photo to the trash unless a path shows it.</summary>
    internal async Task ReleaseAsync(CatalogSession session, UserId actor, PhotoId id, CancellationToken ct)
    {
        if (await DavEntryStore.ShowsAsync(session, id, ct) || await PhotoStore.FindAsync(session, id, ct) is not { DeletedAtMs: null } photo)
            return;
        await change.WriteAsync(session, actor, PhotoLog.Deleted, photo, photo with { DeletedAtMs = Instant.Now(clock) }, ct);
    }

    /// <summary>Takes a file's bytes out of the tree and into the trash of files; one without bytes just goes.</summary>
    internal async Task TrashFileAsync(CatalogSession session, UserId actor, DavPath path, DavEntry file, CancellationToken ct)
    {
        if (file.Original is null)
        {
            await DavEntryStore.DeleteAsync(session, file.Id, ct);
            return;
        }

        await DavPropertyStore.DeleteAllAsync(session, file.Id, ct);
        await DavEntryStore.TrashFileAsync(session, file.Id, path.ToString(), Instant.Now(clock), ct);
        await log.WriteAsync(session, actor, FileLog.Deleted, file, path, ct);
    }

    /// <summary>
    /// Takes an entry and all below it out of the tree, in the caller's transaction, and answers the photos that it showed: release each
    /// once nothing more will be written.
    /// </summary>
    internal async Task<IReadOnlySet<PhotoId>> TakeOutAsync(CatalogSession session, UserId actor, DavPath path, DavEntry entry, CancellationToken ct)
    {
        // With a list of what is still to do: as deep as people nest, not as deep as the stack.
        var photos = new HashSet<PhotoId>();
        var rest = new Stack<(DavPath Path, DavEntry Entry)>([(path, entry)]);
        while (rest.TryPop(out var next))
        {
            if (next.Entry.IsFolder)
            {
                foreach (var member in await DavEntryStore.ListAsync(session, next.Entry.Id, ct))
                    rest.Push((next.Path.Child(member.Name), member));
            }

            if (next.Entry.Kind == DavKind.File)
            {
                await TrashFileAsync(session, actor, next.Path, next.Entry, ct);
                continue;
            }

            if (next.Entry is { Photo: { } photo, IsHidden: false })
                photos.Add(photo);
            await DavEntryStore.DeleteAsync(session, next.Entry.Id, ct);
        }

        return photos;
    }
}
