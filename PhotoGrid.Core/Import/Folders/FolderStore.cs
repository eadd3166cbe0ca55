using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Import.Folders;

/// <summary>A file as it was when it was last read.</summary>
internal sealed record WatchedFile(string Path, long Size, long ModifiedMs, ContentHash Sha256, PhotoId? Photo, string? Refusal, bool IsGone);

/// <summary>How a folder stood at its last look.</summary>
internal sealed record FolderState(string Root, string State, long Missing, long CheckedAtMs, long Files, long Gone)
{
    public const string Here = "here", Offline = "offline", Asks = "asks";
}

/// <summary>The SQL of watched folders and of what was seen in them.</summary>
internal static class FolderStore
{
    public static Task<List<WatchedFile>> ListAsync(CatalogSession session, string root, CancellationToken ct) => session.Sql.ListAsync(
        "SELECT path, size, modified_at, sha256, photo_id, refusal, gone FROM watched_files WHERE owner_id = @owner AND root = @root",
        Args(session, root), row => new WatchedFile(
            row.GetString(0), row.GetInt64(1), row.GetInt64(2), new ContentHash(row.Bytes(3)),
            row.BytesOrNull(4) is { } photo ? PhotoId.FromBytes(photo) : null, row.TextOrNull(5), row.GetInt64(6) != 0), ct);

    public static async Task PutAsync(CatalogSession session, string root, WatchedFile file, CancellationToken ct)
    {
        await RemoveAsync(session, root, file.Path, ct);
        var args = Args(session, root).With("path", file.Path).With("size", file.Size).With("modified", file.ModifiedMs).With("sha256", file.Sha256.Bytes)
            .Bytes("photo", file.Photo?.ToBytes()).With("refusal", file.Refusal).With("gone", file.IsGone ? 1L : 0L);
        await session.Sql.RunAsync(
            """
            INSERT INTO watched_files (owner_id, root, path, size, modified_at, sha256, photo_id, refusal, gone)
            VALUES (@owner, @root, @path, @size, @modified, @sha256, @photo, @refusal, @gone)
            """, args, ct);
    }

    public static Task RemoveAsync(CatalogSession session, string root, string path, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM watched_files WHERE owner_id = @owner AND root = @root AND path = @path", Args(session, root).With("path", path), ct);

    /// <summary>Another place in the folder with the same bytes.</summary>
    public static Task<string?> FindOtherAsync(CatalogSession session, string root, ContentHash hash, CancellationToken ct) => session.Sql.FirstAsync(
        "SELECT path FROM watched_files WHERE owner_id = @owner AND root = @root AND sha256 = @hash AND gone = 0",
        Args(session, root).With("hash", hash.Bytes), row => row.GetString(0), ct);

    public static async Task<FolderState?> FindStateAsync(CatalogSession session, string root, CancellationToken ct) => await session.Sql.FirstAsync(
        """
        SELECT root, state, missing, checked_at,
            (SELECT count(*) FROM watched_files f WHERE f.owner_id = w.owner_id AND f.root = w.root AND f.photo_id IS NOT NULL),
            (SELECT count(*) FROM watched_files f WHERE f.owner_id = w.owner_id AND f.root = w.root AND f.photo_id IS NOT NULL AND f.gone = 1)
        FROM watched_folders w WHERE owner_id = @owner AND root = @root
        """, Args(session, root), MapState, ct);

    public static async Task SetStateAsync(CatalogSession session, string root, string state, long missing, long now, CancellationToken ct)
    {
        var args = Args(session, root).With("state", state).With("missing", missing).With("now", now);
        if (await session.Sql.RunAsync(
            "UPDATE watched_folders SET state = @state, missing = @missing, checked_at = @now WHERE owner_id = @owner AND root = @root", args, ct) == 0)
        {
            await session.Sql.RunAsync(
                "INSERT INTO watched_folders (owner_id, root, state, missing, checked_at) VALUES (@owner, @root, @state, @missing, @now)", args, ct);
        }
    }

    private static SqlArgs Args(CatalogSession session, string root) => new() { ["owner"] = session.OwnerBytes, ["root"] = root };

    private static FolderState MapState(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
