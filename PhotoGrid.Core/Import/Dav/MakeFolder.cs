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
        if (await DavTree.FindInAsync(session, path.Parent, ct) is not { IsFolder: true, IsView: false } parent)
            return DavRefusals.NoParent;
        if (await DavEntryStore.FindAsync(session, parent.Id, path.Name, ct) is { IsHidden: true } hidden)
            await DavEntryStore.DeleteAsync(session, hidden.Id, ct);

        var now = clock.GetUtcNow();
        await DavEntryStore.InsertAsync(session, new DavEntry
        {
            Id = Guid.CreateVersion7(now),
            ParentId = parent.Id,
            Name = path.Name,
            Kind = DavKind.Folder,
            CreatedAtMs = Instant.Of(now),
            ModifiedAtMs = Instant.Of(now),
        }, ct);
        await session.CommitAsync(ct);
        return new Done();
    }
}
