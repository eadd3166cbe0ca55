using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>Makes a folder.</summary>
public sealed class MakeFolder(ICatalog catalog, TimeProvider clock)
{
    /// <summary>CONFLICT when the folder above is missing (<see cref="DavRefusals.NoParent"/>) or something is there (<see cref="DavRefusals.Exists"/>).</summary>
    public async Task<Result<Done>> RunAsync(UserId owner, DavPath path, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await DavTree.FindInAsync(session, path, ct) is not null)
            return DavRefusals.Exists;
        if (await OwnInAsync(session, path.Parent, ct) is not { } parent)
            return DavRefusals.NoParent;
        await MakeInAsync(session, parent, path.Name, ct);
        await session.CommitAsync(ct);
        return new Done();
    }

    /// <summary>
    /// The folder at a path as one that entries can be put into: where a view shows it, it is made over the view. Null when there is no
    /// folder. In the caller's transaction.
    /// </summary>
    internal async Task<DavEntry?> OwnInAsync(CatalogSession session, DavPath path, CancellationToken ct) =>
        await DavTree.FindInAsync(session, path, ct) switch
        {
            { IsFolder: true, IsView: true } => await MakeAllInAsync(session, path, ct),
            { IsFolder: true } folder => folder,
            _ => null,
        };

    /// <summary>A folder with all that are above it, in the caller's transaction. Where a file is in the way, its name gets an addition.</summary>
    internal async Task<DavEntry> MakeAllInAsync(CatalogSession session, DavPath path, CancellationToken ct)
    {
        var at = DavEntry.Root;
        foreach (var name in path.Names)
        {
            var (free, there) = (name, await DavEntryStore.FindAsync(session, at.Id, name, ct));
            for (var copy = 1; there is { IsFolder: false, IsHidden: false }; copy++)
            {
                free = $"{name} ({copy})";
                there = await DavEntryStore.FindAsync(session, at.Id, free, ct);
            }

            at = there is { IsFolder: true } ? there : await MakeInAsync(session, at, free, ct);
        }

        return at;
    }

    private async Task<DavEntry> MakeInAsync(CatalogSession session, DavEntry parent, string name, CancellationToken ct)
    {
        if (await DavEntryStore.FindAsync(session, parent.Id, name, ct) is { IsHidden: true } hidden)
            await DavEntryStore.DeleteAsync(session, hidden.Id, ct);
        var now = clock.GetUtcNow();
        var folder = new DavEntry
        {
            Id = Guid.CreateVersion7(now),
            ParentId = parent.Id,
            Name = name,
            Kind = DavKind.Folder,
            CreatedAtMs = Instant.Of(now),
            ModifiedAtMs = Instant.Of(now),
        };
        await DavEntryStore.InsertAsync(session, folder, ct);
        return folder;
    }
}
