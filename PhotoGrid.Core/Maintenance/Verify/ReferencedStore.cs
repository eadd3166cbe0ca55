using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>A file of a watched folder that photos are shown from, as its row says it is, and its size and time when it was read; null where that is not known.</summary>
internal sealed record ReferencedOriginal(string Root, string Path, long Size, ContentHash Sha256, string State, long? SeenSize, long? SeenModifiedMs);

/// <summary>The SQL of originals that stay in their folders, in the order of folders and paths.</summary>
internal static class ReferencedStore
{
    /// <summary>Those behind one; the first ones when both are empty.</summary>
    public static Task<List<ReferencedOriginal>> ListAsync(CatalogSession session, string root, string path, int limit, CancellationToken ct) => session.Sql.ListAsync(
        """
        SELECT o.root, o.path, o.size, o.sha256, o.state, w.size, w.modified_at FROM originals o
        LEFT JOIN watched_files w ON w.owner_id = o.owner_id AND w.root = o.root AND w.path = o.path
        WHERE o.owner_id = @owner AND o.kind = 'external' AND (o.root > @root OR (o.root = @root AND o.path > @path))
        ORDER BY o.root, o.path LIMIT @limit
        """,
        new SqlArgs { ["owner"] = session.OwnerBytes, ["root"] = root, ["path"] = path, ["limit"] = limit }, Map, ct);

    /// <summary>Their size in all, but for what is known to be gone.</summary>
    public static async Task<long> BytesAsync(CatalogSession session, CancellationToken ct) => await session.Sql.NumberAsync(
        "SELECT coalesce(sum(size), 0) FROM originals WHERE owner_id = @owner AND kind = 'external' AND state = 'here'",
        new SqlArgs { ["owner"] = session.OwnerBytes }, ct) ?? 0;

    /// <summary>Whether a file is still said to be where it was.</summary>
    public static async Task<bool> IsHereAsync(CatalogSession session, ReferencedOriginal original, CancellationToken ct) => await session.Sql.NumberAsync(
        "SELECT 1 FROM originals WHERE owner_id = @owner AND kind = 'external' AND root = @root AND path = @path AND sha256 = @hash AND state = 'here'",
        new SqlArgs { ["owner"] = session.OwnerBytes, ["root"] = original.Root, ["path"] = original.Path, ["hash"] = original.Sha256.Bytes }, ct) is not null;

    private static ReferencedOriginal Map(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), new ContentHash(row.Bytes(3)), row.GetString(4), row.LongOrNull(5), row.LongOrNull(6));
}
