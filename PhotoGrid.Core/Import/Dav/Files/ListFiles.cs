using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>Reads the files of a library that are neither photo nor video.</summary>
public sealed class ListFiles(ICatalog catalog)
{
    /// <summary>Part of cursors: never renumber.</summary>
    public const byte Order = 20;

    /// <summary>Newest first: those in the tree, or those in the trash.</summary>
    public async Task<KeptFilePage> RunAsync(UserId owner, bool trash, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var rows = await FileStore.ListAsync(session, trash, after, limit + 1, ct);
        var hasMore = rows.Count > limit;
        if (hasMore)
            rows.RemoveAt(limit);
        var folders = new Dictionary<Guid, string>();
        var files = new List<KeptFile>(rows.Count);
        foreach (var row in rows)
            files.Add(await ShowAsync(session, row, folders, ct));
        var cursor = hasMore ? new Cursor(Order, rows[^1].CreatedAtMs, rows[^1].Id).Encode() : null;
        return new KeptFilePage(files, cursor, hasMore, await FileStore.CountAsync(session, trash, ct));
    }

    /// <summary>One file, in the trash or not; FILE_NOT_FOUND otherwise.</summary>
    public async Task<Result<KeptFile>> GetAsync(UserId owner, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await FileStore.FindAsync(session, id, ct) is { } row ? await ShowAsync(session, row, [], ct) : DavRefusals.NotFound;
    }

    internal static async Task<KeptFile> ShowAsync(CatalogSession session, FileRow row, Dictionary<Guid, string> folders, CancellationToken ct) => new(
        row.Id, row.DeletedPath ?? $"{await FolderAsync(session, row.ParentId, folders, ct)}/{row.Name}", row.Size, row.Sha256,
        row.CreatedAtMs, row.ModifiedAtMs, row.DeletedAtMs);

    private static async Task<string> FolderAsync(CatalogSession session, Guid id, Dictionary<Guid, string> known, CancellationToken ct)
    {
        if (known.TryGetValue(id, out var path))
            return path;
        path = await FileStore.FindFolderAsync(session, id, ct) is var (name, parent) ? $"{await FolderAsync(session, parent, known, ct)}/{name}" : "";
        return known[id] = path;
    }
}
