using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>One step of a change of properties: set the element, or remove what has this name.</summary>
public sealed record DavPropertyChange(string Namespace, string Name, string? Xml);

/// <summary>Sets and removes what clients keep with a path, and its time. All steps or none.</summary>
public sealed class ChangeProperties(ICatalog catalog)
{
    // Far more than any client sets; without it the catalog would be a disk for strangers.
    private const int MostProperties = 100;

    /// <summary>
    /// FILE_NOT_FOUND; FORBIDDEN for views; CONFLICT for more than a hundred properties. <paramref name="modified"/> sets the file's time.
    /// </summary>
    public async Task<Result<Done>> RunAsync(
        UserId owner, DavPath path, IReadOnlyList<DavPropertyChange> changes, DateTimeOffset? modified, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await DavTree.FindInAsync(session, path, ct) is not { } entry)
            return DavRefusals.NotFound;
        if (entry.IsView)
            return DavRefusals.ReadOnly;
        foreach (var change in changes)
        {
            if (change.Xml is { } xml)
                await DavPropertyStore.SetAsync(session, entry.Id, new DavProperty(change.Namespace, change.Name, xml), ct);
            else
                await DavPropertyStore.RemoveAsync(session, entry.Id, change.Namespace, change.Name, ct);
        }

        if ((await DavPropertyStore.ListAsync(session, entry.Id, ct)).Count > MostProperties)
            return Failure.Conflict($"A file or folder keeps at most {MostProperties} properties.");
        if (modified is { } time && !path.IsRoot)
            await DavEntryStore.UpdateAsync(session, entry with { ModifiedAtMs = Instant.Of(time) }, ct);
        await session.CommitAsync(ct);
        return new Done();
    }
}
