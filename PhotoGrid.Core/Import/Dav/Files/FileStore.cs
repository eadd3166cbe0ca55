using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>The SQL of files that are neither photo nor video, those in the trash included.</summary>
internal static class FileStore
{
    private const string Columns = "id, parent_id, name, original_id, size, sha256, created_at, modified_at, deleted_at, deleted_path";

    public static Task<FileRow?> FindAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM dav_entries WHERE owner_id = @owner AND id = @id AND kind = 2", Args(session, id), Map, ct);

    /// <summary>Newest first, from after <paramref name="after"/>: those in the tree, or those in the trash.</summary>
    public static Task<List<FileRow>> ListAsync(CatalogSession session, bool trash, Cursor? after, int limit, CancellationToken ct)
    {
        var from = after is null ? "" : "AND (created_at, id) < (@key, @id)";
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["limit"] = limit };
        if (after is { } place)
            args.With("key", place.Key).With("id", place.Id.ToByteArray(bigEndian: true));
        return session.Sql.ListAsync(
            $"""
            SELECT {Columns} FROM dav_entries WHERE owner_id = @owner AND kind = 2 AND deleted_at IS {(trash ? "NOT NULL" : "NULL")} {from}
            ORDER BY created_at DESC, id DESC LIMIT @limit
            """,
            args, Map, ct);
    }

    public static async Task<long> CountAsync(CatalogSession session, bool trash, CancellationToken ct) =>
        await session.Sql.NumberAsync(
            $"SELECT count(*) FROM dav_entries WHERE owner_id = @owner AND kind = 2 AND deleted_at IS {(trash ? "NOT NULL" : "NULL")}",
            new SqlArgs { ["owner"] = session.OwnerBytes }, ct) ?? 0;

    public static Task<List<FileRow>> ListTrashAsync(CatalogSession session, long deletedBefore, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"SELECT {Columns} FROM dav_entries WHERE owner_id = @owner AND kind = 2 AND deleted_at < @before ORDER BY deleted_at, id LIMIT @limit",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["before"] = deletedBefore, ["limit"] = limit }, Map, ct);

    /// <summary>Name and folder of a folder; null when it is not there.</summary>
    public static Task<(string Name, Guid ParentId)?> FindFolderAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.FirstAsync<(string, Guid)?>(
            "SELECT name, parent_id FROM dav_entries WHERE owner_id = @owner AND id = @id AND kind = 0", Args(session, id),
            row => (row.GetString(0), new Guid(row.Bytes(1), bigEndian: true)), ct);

    /// <summary>Puts a file of the trash back into the tree.</summary>
    public static Task RestoreAsync(CatalogSession session, Guid id, Guid parent, string name, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE dav_entries SET parent_id = @parent, name = @name, deleted_at = NULL, deleted_path = NULL WHERE owner_id = @owner AND id = @id",
            Args(session, id).With("parent", parent.ToByteArray(bigEndian: true)).With("name", name), ct);

    private static SqlArgs Args(CatalogSession session, Guid id) => new() { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) };

    private static FileRow Map(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true), new Guid(row.Bytes(1), bigEndian: true), row.GetString(2),
        row.BytesOrNull(3) is { } original ? new Guid(original, bigEndian: true) : null, row.GetInt64(4), new ContentHash(row.Bytes(5)),
        row.GetInt64(6), row.GetInt64(7), row.LongOrNull(8), row.TextOrNull(9));
}
