using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Import.Dav;

/// <summary>The SQL of the tree that WebDAV clients see. Rows of deleted files are out of it: the trash of files has them.</summary>
internal static class DavEntryStore
{
    private const string Columns = "id, parent_id, name, kind, photo_id, original_id, size, sha256, sha1, md5, uploaded, created_at, modified_at";

    private const string Select = """
        SELECT e.id, e.parent_id, e.name, e.kind, e.photo_id, e.original_id, e.size, e.sha256, e.sha1, e.md5, e.uploaded, e.created_at, e.modified_at,
            p.mime_type, p.deleted_at, p.sha256
        FROM dav_entries e LEFT JOIN photos p ON p.owner_id = e.owner_id AND p.id = e.photo_id
        WHERE e.owner_id = @owner AND e.deleted_at IS NULL
        """;

    /// <summary>Makes other writers of this library wait until the session ends. The first statement of every change.</summary>
    public static ValueTask<long> LockAsync(CatalogSession session, CancellationToken ct) => Counters.NextAsync(session, "dav", ct);

    /// <summary>A member of a folder by name, hidden or not.</summary>
    public static Task<DavEntry?> FindAsync(CatalogSession session, Guid parent, string name, CancellationToken ct) =>
        session.Sql.FirstAsync($"{Select} AND e.parent_id = @parent AND e.name = @name",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["parent"] = Bytes(parent), ["name"] = name }, Map, ct);

    /// <summary>The members of a folder by name, hidden ones included.</summary>
    public static Task<List<DavEntry>> ListAsync(CatalogSession session, Guid parent, CancellationToken ct) =>
        session.Sql.ListAsync($"{Select} AND e.parent_id = @parent ORDER BY e.name",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["parent"] = Bytes(parent) }, Map, ct);

    public static Task InsertAsync(CatalogSession session, DavEntry entry, CancellationToken ct) =>
        session.Sql.RunAsync(
            $"""
            INSERT INTO dav_entries (owner_id, {Columns}, deleted_at, deleted_path)
            VALUES (@owner, @id, @parent, @name, @kind, @photo, @original, @size, @sha256, @sha1, @md5, @uploaded, @created, @modified, NULL, NULL)
            """,
            Args(session, entry), ct);

    /// <summary>Writes what is at a path and where the path is; id and time of making stay.</summary>
    public static Task UpdateAsync(CatalogSession session, DavEntry entry, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE dav_entries SET parent_id = @parent, name = @name, kind = @kind, photo_id = @photo, original_id = @original, size = @size,
                sha256 = @sha256, sha1 = @sha1, md5 = @md5, uploaded = @uploaded, modified_at = @modified
            WHERE owner_id = @owner AND id = @id
            """,
            Args(session, entry), ct);

    /// <summary>Removes the row and its properties.</summary>
    public static async Task DeleteAsync(CatalogSession session, Guid id, CancellationToken ct)
    {
        await DavPropertyStore.DeleteAllAsync(session, id, ct);
        await session.Sql.RunAsync("DELETE FROM dav_entries WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = Bytes(id) }, ct);
    }

    /// <summary>Removes every path of a photo that is erased for good.</summary>
    public static async Task DeletePhotoAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() };
        await session.Sql.RunAsync(
            "DELETE FROM dav_properties WHERE owner_id = @owner AND entry_id IN (SELECT id FROM dav_entries WHERE owner_id = @owner AND photo_id = @photo)",
            args, ct);
        await session.Sql.RunAsync("DELETE FROM dav_entries WHERE owner_id = @owner AND photo_id = @photo", args, ct);
    }

    /// <summary>Takes a file out of the tree and keeps its row, and with it its bytes, for the trash.</summary>
    public static Task TrashFileAsync(CatalogSession session, Guid id, string path, long now, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE dav_entries SET deleted_at = @now, deleted_path = @path WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = Bytes(id), ["now"] = now, ["path"] = path }, ct);

    /// <summary>Whether any path shows this photo.</summary>
    public static async Task<bool> ShowsAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT 1 FROM dav_entries WHERE owner_id = @owner AND photo_id = @photo LIMIT 1",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct) is not null;

    /// <summary>Whether this photo came by this door, by what its paths say.</summary>
    public static async Task<bool> CameHereAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT 1 FROM dav_entries WHERE owner_id = @owner AND photo_id = @photo AND uploaded = 1 LIMIT 1",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct) is not null;

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static SqlArgs Args(CatalogSession session, DavEntry entry) => new SqlArgs
    {
        ["owner"] = session.OwnerBytes,
        ["id"] = Bytes(entry.Id),
        ["parent"] = Bytes(entry.ParentId),
        ["name"] = entry.Name,
        ["kind"] = (long)entry.Kind,
        ["size"] = entry.Size,
        ["uploaded"] = entry.IsUploaded,
        ["created"] = entry.CreatedAtMs,
        ["modified"] = entry.ModifiedAtMs,
    }.Bytes("photo", entry.Photo?.ToBytes()).Bytes("original", entry.Original is { } original ? Bytes(original) : null)
        .Bytes("sha256", entry.Sha256?.Bytes).Bytes("sha1", entry.Sha1).Bytes("md5", entry.Md5);

    // The moving half of a live photo is another kind of file than the photo: its name says which.
    private static string MimeTypeOf(DbDataReader row) =>
        row.TextOrNull(13) is not { } photo ? DavEntry.Bytes
        : row.BytesOrNull(7) is { } bytes && bytes.AsSpan().SequenceEqual(row.Bytes(15)) ? photo
        : MediaType.FromName(row.GetString(2))?.MimeType ?? DavEntry.Bytes;

    private static DavEntry Map(DbDataReader row) => new()
    {
        Id = new Guid(row.Bytes(0), bigEndian: true),
        ParentId = new Guid(row.Bytes(1), bigEndian: true),
        Name = row.GetString(2),
        Kind = (DavKind)row.GetInt64(3),
        Photo = row.BytesOrNull(4) is { } photo ? PhotoId.FromBytes(photo) : null,
        Original = row.BytesOrNull(5) is { } original ? new Guid(original, bigEndian: true) : null,
        Size = row.GetInt64(6),
        Sha256 = row.BytesOrNull(7) is { } hash ? new ContentHash(hash) : null,
        Sha1 = row.BytesOrNull(8),
        Md5 = row.BytesOrNull(9),
        IsUploaded = row.Flag(10),
        CreatedAtMs = row.GetInt64(11),
        ModifiedAtMs = row.GetInt64(12),
        MimeType = MimeTypeOf(row),
        IsHidden = row.GetInt64(3) == (long)DavKind.Photo && (row.IsDBNull(13) || !row.IsDBNull(14)),
    };
}
