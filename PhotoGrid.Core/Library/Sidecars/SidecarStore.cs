using System.Data.Common;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Sidecars;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library.Sidecars;

/// <summary>The SQL of sidecars, and of the folders in which doors found photos.</summary>
internal static class SidecarStore
{
    /// <summary>False when this file is known under this name already.</summary>
    public static async Task<bool> InsertAsync(CatalogSession session, Sidecar sidecar, long createdAt, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO sidecars (owner_id, original_id, filename, name_key, folder, words, photo_id, created_at)
            VALUES (@owner, @original, @filename, @key, @folder, NULL, NULL, @at)
            ON CONFLICT (owner_id, original_id, name_key, folder) DO NOTHING
            """,
            Args(session, sidecar).With("filename", sidecar.Filename).With("at", createdAt), ct) == 1;

    /// <summary>All rows of one file that wait: the same bytes may lie beside several photos.</summary>
    public static Task<List<Sidecar>> ListWaitingOfAsync(CatalogSession session, Guid original, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT original_id, filename, folder, words, photo_id FROM sidecars WHERE owner_id = @owner AND original_id = @original AND photo_id IS NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["original"] = original.ToByteArray(bigEndian: true) }, Map, ct);

    /// <summary>Read ones that wait for a photo of this name in this folder, oldest first.</summary>
    public static Task<List<Sidecar>> ListWaitingForAsync(CatalogSession session, string filename, string folder, CancellationToken ct)
    {
        var keys = SidecarNames.KeysFor(filename);
        return session.Sql.ListAsync(
            """
            SELECT original_id, filename, folder, words, photo_id FROM sidecars
            WHERE owner_id = @owner AND name_key IN (@whole, @stem) AND folder = @folder AND photo_id IS NULL AND words IS NOT NULL
            AND EXISTS (SELECT 1 FROM originals o WHERE o.owner_id = @owner AND o.id = sidecars.original_id AND o.state = 'here')
            ORDER BY created_at
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["whole"] = keys[0], ["stem"] = keys[1], ["folder"] = folder }, Map, ct);
    }

    public static Task KeepWordsAsync(CatalogSession session, Guid original, SidecarMetadata words, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE sidecars SET words = @words WHERE owner_id = @owner AND original_id = @original",
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["original"] = original.ToByteArray(bigEndian: true),
                ["words"] = JsonSerializer.Serialize(words, SidecarJson.Default.SidecarMetadata),
            }, ct);

    public static Task JoinAsync(CatalogSession session, Sidecar sidecar, PhotoId photo, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE sidecars SET photo_id = @photo WHERE owner_id = @owner AND original_id = @original AND name_key = @key AND folder = @folder",
            Args(session, sidecar).With("photo", photo.ToBytes()), ct);

    /// <summary>Photos outside the trash that a sidecar may be beside, by name and, where it has one, by folder.</summary>
    public static Task<List<Photo>> ListPhotosAsync(CatalogSession session, Sidecar sidecar, CancellationToken ct)
    {
        var names = SidecarNames.PhotosOf(sidecar.Filename);
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["folder"] = sidecar.Folder };
        for (var i = 0; i < names.Count; i++)
            args[$"n{i}"] = names[i];
        return session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos
            WHERE owner_id = @owner AND deleted_at IS NULL AND lower(filename) IN ({string.Join(", ", names.Select((_, i) => $"@n{i}"))})
            AND (@folder = '' OR EXISTS
                (SELECT 1 FROM photo_folders f WHERE f.owner_id = @owner AND f.photo_id = photos.id AND f.folder = @folder))
            ORDER BY number LIMIT 50
            """,
            args, PhotoColumns.Map, ct);
    }

    /// <summary>Notes where a door found a photo.</summary>
    public static Task NoteFolderAsync(CatalogSession session, PhotoId photo, string folder, CancellationToken ct) =>
        session.Sql.RunAsync(
            "INSERT INTO photo_folders (owner_id, photo_id, folder) VALUES (@owner, @photo, @folder) ON CONFLICT (owner_id, photo_id, folder) DO NOTHING",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["folder"] = folder }, ct);

    /// <summary>Forgets what hangs on a photo that is erased.</summary>
    public static async Task DeletePhotoAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() };
        await session.Sql.RunAsync("DELETE FROM sidecars WHERE owner_id = @owner AND photo_id = @photo", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_folders WHERE owner_id = @owner AND photo_id = @photo", args, ct);
    }

    private static SqlArgs Args(CatalogSession session, Sidecar sidecar) => new()
    {
        ["owner"] = session.OwnerBytes,
        ["original"] = sidecar.Original.ToByteArray(bigEndian: true),
        ["key"] = sidecar.NameKey,
        ["folder"] = sidecar.Folder,
    };

    private static Sidecar Map(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true), row.GetString(1), row.GetString(2),
        row.TextOrNull(3) is { } words ? JsonSerializer.Deserialize(words, SidecarJson.Default.SidecarMetadata) : null,
        row.BytesOrNull(4) is { } photo ? PhotoId.FromBytes(photo) : null);
}
