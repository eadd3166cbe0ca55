using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>Moves files that are neither photo nor video to the trash and back. Nothing is erased here.</summary>
public sealed class TrashFiles(ICatalog catalog, RemoveEntry remove, MakeFolder folders, FileLog log)
{
    /// <summary>FILE_NOT_FOUND. One that is there already stays as it is.</summary>
    public async Task<Result<Done>> RunAsync(UserId owner, UserId actor, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await FileStore.FindAsync(session, id, ct) is not { } row)
            return DavRefusals.NotFound;
        if (row.DeletedAtMs is null)
        {
            var file = await ListFiles.ShowAsync(session, row, [], ct);
            await remove.TrashFileAsync(session, actor, PathOf(file.Path), row.Entry, ct);
        }

        await session.CommitAsync(ct);
        return new Done();
    }

    /// <summary>
    /// Back to where it was; folders that are gone are made again, and where something else is now it gets another name. FILE_NOT_FOUND.
    /// One that is not in the trash stays as it is.
    /// </summary>
    public async Task<Result<KeptFile>> RestoreAsync(UserId owner, UserId actor, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        if (await FileStore.FindAsync(session, id, ct) is not { } row)
            return DavRefusals.NotFound;
        if (row.DeletedPath is { } was)
        {
            var path = PathOf(was);
            var parent = await folders.MakeAllInAsync(session, path.Parent, ct);
            var name = await FreeNameAsync(session, parent.Id, path.Name, ct);
            await FileStore.RestoreAsync(session, id, parent.Id, name, ct);
            row = (await FileStore.FindAsync(session, id, ct))!;
            await log.WriteAsync(session, actor, FileLog.Restored, row.Entry, path, ct);
        }

        var restored = await ListFiles.ShowAsync(session, row, [], ct);
        await session.CommitAsync(ct);
        return restored;
    }

    private static async Task<string> FreeNameAsync(CatalogSession session, Guid parent, string name, CancellationToken ct)
    {
        var free = name;
        for (var copy = 1; await DavEntryStore.FindAsync(session, parent, free, ct) is not null; copy++)
            free = $"{Path.GetFileNameWithoutExtension(name)} ({copy}){Path.GetExtension(name)}";
        return free;
    }

    private static DavPath PathOf(string text) =>
        DavPath.TryCreate(text.Split('/', StringSplitOptions.RemoveEmptyEntries), out var path) ? path : throw new FormatException("A stored path is none.");
}
