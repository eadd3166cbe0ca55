using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Albums;

/// <summary>The SQL of albums; what is in them is <see cref="AlbumPhotoStore"/>'s.</summary>
internal static class AlbumStore
{
    private const string Columns = "id, name, description, cover_photo, photo_count, created_at, updated_at, version";

    public static Task InsertAsync(CatalogSession session, Album album, CancellationToken ct) =>
        session.Sql.RunAsync(
            $"""
            INSERT INTO albums (owner_id, cover_owner, {Columns})
            VALUES (@owner, NULL, @id, @name, @description, NULL, 0, @created, @updated, @version)
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = album.Id.ToBytes(),
                ["name"] = album.Name,
                ["description"] = album.Description,
                ["created"] = album.CreatedAtMs,
                ["updated"] = album.UpdatedAtMs,
                ["version"] = album.Version,
            }, ct);

    /// <summary>Writes what people say of an album, not what is counted of it.</summary>
    public static Task UpdateAsync(CatalogSession session, Album album, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE albums SET name = @name, description = @description, cover_owner = @coverOwner, cover_photo = @cover,
                updated_at = @updated, version = @version
            WHERE owner_id = @owner AND id = @id
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = album.Id.ToBytes(),
                ["name"] = album.Name,
                ["description"] = album.Description,
                ["updated"] = album.UpdatedAtMs,
                ["version"] = album.Version,
            }.Bytes("coverOwner", album.ChosenCover is null ? null : session.OwnerBytes).Bytes("cover", album.ChosenCover?.ToBytes()), ct);

    public static Task<Album?> FindAsync(CatalogSession session, AlbumId id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM albums WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, Map, ct);

    /// <summary>The oldest album of this very name.</summary>
    public static Task<Album?> FindByNameAsync(CatalogSession session, string name, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM albums WHERE owner_id = @owner AND name = @name ORDER BY created_at, id LIMIT 1",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["name"] = name }, Map, ct);

    /// <summary>Last changed first, from after <paramref name="after"/>.</summary>
    public static Task<List<Album>> ListAsync(CatalogSession session, Cursor? after, int limit, CancellationToken ct)
    {
        var from = after is null ? "" : "AND (updated_at, id) < (@key, @id)";
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["limit"] = limit };
        if (after is { } place)
            args.With("key", place.Key).With("id", place.Id.ToByteArray(bigEndian: true));
        return session.Sql.ListAsync($"SELECT {Columns} FROM albums WHERE owner_id = @owner {from} ORDER BY updated_at DESC, id DESC LIMIT @limit", args, Map, ct);
    }

    public static async Task<long> CountAsync(CatalogSession session, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT count(*) FROM albums WHERE owner_id = @owner", new SqlArgs { ["owner"] = session.OwnerBytes }, ct) ?? 0;

    /// <summary>Adds to the count, and notes when what is in the album changed.</summary>
    public static Task CountPhotosAsync(CatalogSession session, AlbumId id, long more, long now, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE albums SET photo_count = photo_count + @more, updated_at = @now WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes(), ["more"] = more, ["now"] = now }, ct);

    public static Task DeleteAsync(CatalogSession session, AlbumId id, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM albums WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, ct);

    private static Album Map(DbDataReader row) => new()
    {
        Id = AlbumId.FromBytes(row.Bytes(0)),
        Name = row.GetString(1),
        Description = row.TextOrNull(2),
        ChosenCover = row.BytesOrNull(3) is { } cover ? PhotoId.FromBytes(cover) : null,
        PhotoCount = row.GetInt64(4),
        CreatedAtMs = row.GetInt64(5),
        UpdatedAtMs = row.GetInt64(6),
        Version = row.GetInt64(7),
    };
}
