using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

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

        var properties = await DavPropertyStore.ListMembersAsync(session, entry.Id, ct);
        foreach (var member in await DavEntryStore.ListAsync(session, entry.Id, ct))
        {
            if (!member.IsHidden)
                found.Add(new DavFound(path.Child(member.Name), member, [.. properties[member.Id]]));
        }

        return found;
    }

    /// <summary>The same look in the caller's transaction.</summary>
    internal static async Task<DavEntry?> FindInAsync(CatalogSession session, DavPath path, CancellationToken ct)
    {
        var at = DavEntry.Root;
        foreach (var name in path.Names)
        {
            if (!at.IsFolder || await DavEntryStore.FindAsync(session, at.Id, name, ct) is not { IsHidden: false } next)
                return null;
            at = next;
        }

        return at;
    }
}
