using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;
using PhotoGrid.Storage;

namespace PhotoGrid.Library;

/// <summary>A file of ours that photos are made of.</summary>
internal sealed record Original(Guid Id, ContentHash Sha256, long Size, BlobKey Key);

/// <summary>What a file is to a photo, as <c>photo_originals.role</c> holds it.</summary>
internal static class OriginalRole
{
    /// <summary>What the photo is shown from.</summary>
    public const string Primary = "primary";

    /// <summary>The moving half of a live photo.</summary>
    public const string Live = "live";

    /// <summary>An XMP file beside it.</summary>
    public const string Sidecar = "sidecar";
}

/// <summary>The SQL of originals and of which photo uses which. A file is deleted when no photo, and no path of WebDAV, uses it any more.</summary>
internal static class OriginalStore
{
    public static Task InsertAsync(CatalogSession session, Original original, long createdAt, CancellationToken ct) =>
        InsertAsync(session, original, "file", createdAt, ct);

    /// <summary>Of another kind than a photo's file: sidecar, motion.</summary>
    public static Task InsertAsync(CatalogSession session, Original original, string kind, long createdAt, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            INSERT INTO originals (owner_id, id, sha256, size, kind, key, root, path, state, created_at)
            VALUES (@owner, @id, @sha256, @size, @kind, @key, NULL, NULL, 'here', @at)
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = original.Id.ToByteArray(bigEndian: true),
                ["sha256"] = original.Sha256.Bytes,
                ["size"] = original.Size,
                ["key"] = original.Key.Value,
                ["kind"] = kind,
                ["at"] = createdAt,
            }, ct);

    public static Task JoinAsync(CatalogSession session, PhotoId photo, Guid original, string role, CancellationToken ct) =>
        session.Sql.RunAsync(
            "INSERT INTO photo_originals (owner_id, photo_id, original_id, role) VALUES (@owner, @photo, @original, @role)",
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["photo"] = photo.ToBytes(),
                ["original"] = original.ToByteArray(bigEndian: true),
                ["role"] = role,
            }, ct);

    /// <summary>Whether the file is one of the photo's, in whatever role.</summary>
    public static async Task<bool> IsJoinedAsync(CatalogSession session, PhotoId photo, Guid original, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT 1 FROM photo_originals WHERE owner_id = @owner AND photo_id = @photo AND original_id = @original",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["original"] = original.ToByteArray(bigEndian: true) }, ct) is not null;

    /// <summary>The file a photo is shown from.</summary>
    public static Task<Original?> PrimaryOfAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.FirstAsync(
            """
            SELECT o.id, o.sha256, o.size, o.key FROM photo_originals p
            JOIN originals o ON o.owner_id = p.owner_id AND o.id = p.original_id
            WHERE p.owner_id = @owner AND p.photo_id = @photo AND p.role = 'primary' AND o.key IS NOT NULL
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, Map, ct);

    /// <summary>The file of a photo that has these bytes, whatever it is to it.</summary>
    public static Task<Original?> OfPhotoAsync(CatalogSession session, PhotoId photo, ContentHash bytes, CancellationToken ct) =>
        session.Sql.FirstAsync(
            """
            SELECT o.id, o.sha256, o.size, o.key FROM photo_originals p
            JOIN originals o ON o.owner_id = p.owner_id AND o.id = p.original_id
            WHERE p.owner_id = @owner AND p.photo_id = @photo AND o.sha256 = @hash AND o.key IS NOT NULL
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["hash"] = bytes.Bytes }, Map, ct);

    /// <summary>A file of ours by its id.</summary>
    public static Task<Original?> FindAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.FirstAsync("SELECT id, sha256, size, key FROM originals WHERE owner_id = @owner AND id = @id AND key IS NOT NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) }, Map, ct);

    /// <summary>A file with these bytes that is not being erased.</summary>
    public static Task<Original?> FindByHashAsync(CatalogSession session, ContentHash hash, CancellationToken ct) =>
        session.Sql.FirstAsync(
            "SELECT id, sha256, size, key FROM originals WHERE owner_id = @owner AND sha256 = @hash AND state = 'here' AND key IS NOT NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["hash"] = hash.Bytes }, Map, ct);

    /// <summary>Every size that a file here has: whatever has another size is new.</summary>
    public static async Task<HashSet<long>> ListSizesAsync(CatalogSession session, CancellationToken ct) =>
        [.. await session.Sql.ListAsync("SELECT DISTINCT size FROM originals WHERE owner_id = @owner", new SqlArgs { ["owner"] = session.OwnerBytes }, row => row.GetInt64(0), ct)];

    /// <summary>Whether a row holds this key, erased ones included.</summary>
    public static async Task<bool> HasKeyAsync(CatalogSession session, BlobKey key, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT 1 FROM originals WHERE owner_id = @owner AND key = @key",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["key"] = key.Value }, ct) is not null;

    /// <summary>Marks the files of a photo that no other photo uses; then the bytes go, then the rows. Call it before the photo's rows go.</summary>
    public static Task MarkUnusedWithoutAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE originals SET state = 'erasing' WHERE owner_id = @owner AND kind <> 'external'
            AND id IN (SELECT original_id FROM photo_originals WHERE owner_id = @owner AND photo_id = @photo)
            AND NOT EXISTS (SELECT 1 FROM photo_originals p WHERE p.owner_id = @owner AND p.original_id = originals.id AND p.photo_id <> @photo)
            AND NOT EXISTS (SELECT 1 FROM dav_entries d WHERE d.owner_id = @owner AND d.original_id = originals.id)
            AND NOT EXISTS (SELECT 1 FROM sidecars s WHERE s.owner_id = @owner AND s.original_id = originals.id AND s.photo_id IS NULL)
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct);

    /// <summary>Marks one file unless a photo or a path of WebDAV uses it.</summary>
    public static Task MarkUnusedAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE originals SET state = 'erasing' WHERE owner_id = @owner AND id = @id AND kind <> 'external'
            AND NOT EXISTS (SELECT 1 FROM photo_originals p WHERE p.owner_id = @owner AND p.original_id = originals.id)
            AND NOT EXISTS (SELECT 1 FROM dav_entries d WHERE d.owner_id = @owner AND d.original_id = originals.id)
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) }, ct);

    public static Task<List<Original>> ListErasingAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT id, sha256, size, key FROM originals WHERE owner_id = @owner AND state = 'erasing' AND key IS NOT NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes }, Map, ct);

    public static Task DeleteAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM originals WHERE owner_id = @owner AND id = @id AND state = 'erasing'",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) }, ct);

    private static Original Map(DbDataReader row) =>
        new(new Guid(row.Bytes(0), bigEndian: true), new ContentHash(row.Bytes(1)), row.GetInt64(2), BlobKey.Parse(row.GetString(3)));
}
