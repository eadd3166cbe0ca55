using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Uploads;

/// <summary>The SQL of uploads.</summary>
internal static class UploadStore
{
    private const string Columns =
        "id, token_hash, filename, mime_type, size, sha256, last_modified, on_duplicate, status, photo_id, outcome, created_at, expires_at, album_id";

    public static Task InsertAsync(CatalogSession session, Upload upload, CancellationToken ct) =>
        session.Sql.RunAsync(
            $"""
            INSERT INTO uploads (owner_id, {Columns})
            VALUES (@owner, @id, @token, @filename, @mime, @size, @sha256, @modified, @duplicate, @status, NULL, NULL, @created, @expires, @album)
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = upload.Id.ToBytes(),
                ["token"] = upload.TokenHash,
                ["filename"] = upload.Filename,
                ["mime"] = upload.MimeType,
                ["size"] = upload.Size,
                ["modified"] = upload.LastModifiedMs,
                ["duplicate"] = upload.OnDuplicate?.ToString(),
                ["status"] = (long)upload.Status,
                ["created"] = upload.CreatedAtMs,
                ["expires"] = upload.ExpiresAtMs,
            }.Bytes("sha256", upload.Sha256?.Bytes).Bytes("album", upload.Album?.ToBytes()), ct);

    public static Task<Upload?> FindAsync(CatalogSession session, UploadId id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM uploads WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, Map, ct);

    /// <summary>Ends an open upload; false when it was not open any more.</summary>
    public static async Task<bool> EndAsync(
        CatalogSession session, UploadId id, UploadStatus status, PhotoId? photo, string? outcome, CancellationToken ct) =>
        await session.Sql.RunAsync(
            "UPDATE uploads SET status = @status, photo_id = @photo, outcome = @outcome WHERE owner_id = @owner AND id = @id AND status = 0",
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = id.ToBytes(),
                ["status"] = (long)status,
                ["outcome"] = outcome,
            }.Bytes("photo", photo?.ToBytes()), ct) == 1;

    public static Task ExtendAsync(CatalogSession session, UploadId id, long expiresAt, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE uploads SET expires_at = @expires WHERE owner_id = @owner AND id = @id AND status = 0",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes(), ["expires"] = expiresAt }, ct);

    public static Task<List<Upload>> ListExpiredAsync(CatalogSession session, long now, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {Columns} FROM uploads WHERE owner_id = @owner AND status = 0 AND expires_at < @now",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["now"] = now }, Map, ct);

    public static Task<List<UploadId>> ListOpenAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT id FROM uploads WHERE owner_id = @owner AND status = 0",
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => UploadId.FromBytes(row.Bytes(0)), ct);

    /// <summary>Rows of uploads that ended long ago: nobody will ask for their answer again.</summary>
    public static Task ForgetEndedAsync(CatalogSession session, long endedBefore, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM uploads WHERE owner_id = @owner AND status <> 0 AND expires_at < @before",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["before"] = endedBefore }, ct);

    private static Upload Map(DbDataReader row) => new()
    {
        Id = UploadId.FromBytes(row.Bytes(0)),
        TokenHash = row.Bytes(1),
        Filename = row.GetString(2),
        MimeType = row.GetString(3),
        Size = row.GetInt64(4),
        Sha256 = row.BytesOrNull(5) is { } hash ? new ContentHash(hash) : null,
        LastModifiedMs = row.LongOrNull(6),
        OnDuplicate = row.TextOrNull(7) is { } word ? Enum.Parse<OnDuplicate>(word) : null,
        Status = (UploadStatus)row.GetInt64(8),
        Photo = row.BytesOrNull(9) is { } photo ? PhotoId.FromBytes(photo) : null,
        Outcome = row.TextOrNull(10),
        CreatedAtMs = row.GetInt64(11),
        ExpiresAtMs = row.GetInt64(12),
        Album = row.BytesOrNull(13) is { } album ? AlbumId.FromBytes(album) : null,
    };
}
