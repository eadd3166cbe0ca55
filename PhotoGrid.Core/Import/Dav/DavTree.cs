using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Views;

namespace PhotoGrid.Import.Dav;

/// <summary>What a look at a path found: the entry and, where asked for, its properties.</summary>
public sealed record DavFound(DavPath Path, DavEntry Entry, IReadOnlyList<DavProperty> Properties);

/// <summary>Reads the tree that WebDAV clients see.</summary>
public sealed class DavTree(ICatalog catalog)
{
    /// <summary>What stands at a path; null when nothing does.</summary>
    public async Task<DavEntry?> FindAsync(UserId owner, DavPath path, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await FindInAsync(session, path, ct);
    }

    /// <summary>What stands at a path, and with <paramref name="members"/> what is in it, all with their properties. Empty when nothing is there.</summary>
    public async Task<IReadOnlyList<DavFound>> ReadAsync(UserId owner, DavPath path, bool members, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        if (await FindInAsync(session, path, ct) is not { } entry)
            return [];
        var found = new List<DavFound> { new(path, entry, entry.IsView ? [] : await DavPropertyStore.ListAsync(session, entry.Id, ct)) };
        if (!members || !entry.IsFolder)
            return found;

        var properties = entry.IsView ? null : await DavPropertyStore.ListMembersAsync(session, entry.Id, ct);
        foreach (var member in await MembersInAsync(session, path, entry, ct))
            found.Add(new DavFound(path.Child(member.Name), member, member.IsView ? [] : [.. properties![member.Id]]));
        return found;
    }

    /// <summary>The album that a folder stands for; null when it stands for none.</summary>
    public async Task<Album?> FindAlbumAsync(UserId owner, DavPath folder, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await DavViews.FindAlbumAsync(session, folder, ct);
    }

    /// <summary>What is in a folder, views included, in the caller's transaction.</summary>
    internal static async Task<IReadOnlyList<DavEntry>> MembersInAsync(CatalogSession session, DavPath path, DavEntry folder, CancellationToken ct)
    {
        var own = folder.IsView ? [] : await DavEntryStore.ListAsync(session, folder.Id, ct);
        return [.. own.Where(member => !member.IsHidden), .. await DavViews.ListAsync(session, path, own, ct)];
    }

    /// <summary>The same look in the caller's transaction.</summary>
    internal static async Task<DavEntry?> FindInAsync(CatalogSession session, DavPath path, CancellationToken ct)
    {
        var (at, depth, names) = (DavEntry.Root, 0, path.Names);
        while (depth < names.Length && at.IsFolder && await DavEntryStore.FindAsync(session, at.Id, names[depth], ct) is { IsHidden: false } next)
            (at, depth) = (next, depth + 1);
        if (depth == names.Length)
            return at;
        if (!at.IsFolder || names[0] is not (DavViews.Photos or DavViews.Albums))
            return null;
        // Entries that lie over the folder above decide what names its view gives.
        return await DavViews.FindAsync(session, path, depth == names.Length - 1 ? await DavEntryStore.ListAsync(session, at.Id, ct) : [], ct);
    }

    /// <summary>Whether a view shows a folder here, under whatever lies over it.</summary>
    internal static async Task<bool> IsViewInAsync(CatalogSession session, DavPath path, CancellationToken ct) =>
        await DavViews.FindAsync(session, path, [], ct) is { IsFolder: true };
}
