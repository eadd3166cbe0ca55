using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library.External;

/// <summary>A file that a photo is shown from and that is not ours: in a folder of this machine, only ever read.</summary>
internal sealed record ExternalOriginal(Guid Id, ContentHash Sha256, long Size, string Root, string Path, string State)
{
    public const string Here = "here", Offline = "offline", Missing = "missing";

    public string FullPath => System.IO.Path.Combine(Root, Path);
}

/// <summary>The SQL of originals that stay where they are. One row for the same bytes, wherever they were seen last.</summary>
internal static class ExternalStore
{
    public const string Columns = "o.id, o.sha256, o.size, o.root, o.path, o.state";

    public static Task InsertAsync(CatalogSession session, ExternalOriginal original, long createdAt, CancellationToken ct) => session.Sql.RunAsync(
        """
        INSERT INTO originals (owner_id, id, sha256, size, kind, key, root, path, state, created_at)
        VALUES (@owner, @id, @sha256, @size, 'external', NULL, @root, @path, @state, @at)
        """,
        Owned(session).With("id", original.Id.ToByteArray(bigEndian: true)).With("sha256", original.Sha256.Bytes).With("size", original.Size)
            .With("root", original.Root).With("path", original.Path).With("state", original.State).With("at", createdAt), ct);

    /// <summary>The file a photo is shown from, when that is none of ours.</summary>
    public static Task<ExternalOriginal?> PrimaryOfAsync(CatalogSession session, PhotoId photo, CancellationToken ct) => session.Sql.FirstAsync(
        $"""
        SELECT {Columns} FROM photo_originals p
        JOIN originals o ON o.owner_id = p.owner_id AND o.id = p.original_id
        WHERE p.owner_id = @owner AND p.photo_id = @photo AND p.role = 'primary' AND o.kind = 'external'
        """, Owned(session).With("photo", photo.ToBytes()), Map, ct);

    /// <summary>The file of a photo that has these bytes, whatever it is to it, when that is none of ours.</summary>
    public static Task<ExternalOriginal?> OfPhotoAsync(CatalogSession session, PhotoId photo, ContentHash bytes, CancellationToken ct) => session.Sql.FirstAsync(
        $"""
        SELECT {Columns} FROM photo_originals p
        JOIN originals o ON o.owner_id = p.owner_id AND o.id = p.original_id
        WHERE p.owner_id = @owner AND p.photo_id = @photo AND o.sha256 = @hash AND o.kind = 'external'
        """, Owned(session).With("photo", photo.ToBytes()).With("hash", bytes.Bytes), Map, ct);

    /// <summary>The bytes were seen at this place: there they are from now on.</summary>
    public static Task SeenAsync(CatalogSession session, ContentHash hash, string root, string path, CancellationToken ct) => session.Sql.RunAsync(
        "UPDATE originals SET root = @root, path = @path, state = 'here' WHERE owner_id = @owner AND sha256 = @hash AND kind = 'external'",
        Owned(session).With("hash", hash.Bytes).With("root", root).With("path", path), ct);

    /// <summary>The bytes are not at the place where they were seen last.</summary>
    public static Task MissingAsync(CatalogSession session, ContentHash hash, string root, string path, CancellationToken ct) => session.Sql.RunAsync(
        """
        UPDATE originals SET state = 'missing'
        WHERE owner_id = @owner AND sha256 = @hash AND kind = 'external' AND root = @root AND path = @path
        """, Owned(session).With("hash", hash.Bytes).With("root", root).With("path", path), ct);

    /// <summary>Photos that were shown from this file are shown from one of ours from now on; the file in its folder is left alone.</summary>
    public static async Task HandOverAsync(CatalogSession session, Guid external, Guid ours, CancellationToken ct)
    {
        var args = Owned(session).With("external", external.ToByteArray(bigEndian: true)).With("ours", ours.ToByteArray(bigEndian: true));
        await session.Sql.RunAsync("UPDATE photo_originals SET original_id = @ours WHERE owner_id = @owner AND original_id = @external", args, ct);
        await session.Sql.RunAsync("UPDATE photo_motion SET original_id = @ours WHERE owner_id = @owner AND original_id = @external", args, ct);
        await session.Sql.RunAsync("DELETE FROM originals WHERE owner_id = @owner AND id = @external AND kind = 'external'",
            Owned(session).With("external", external.ToByteArray(bigEndian: true)), ct);
    }

    /// <summary>A whole folder went away, or came back.</summary>
    public static Task ChangeRootAsync(CatalogSession session, string root, string from, string to, CancellationToken ct) => session.Sql.RunAsync(
        "UPDATE originals SET state = @to WHERE owner_id = @owner AND root = @root AND kind = 'external' AND state = @from",
        Owned(session).With("root", root).With("from", from).With("to", to), ct);

    /// <summary>Forgets the rows that only this photo uses; the files are not ours to touch. Call it before the photo's rows go.</summary>
    public static Task ForgetWithoutAsync(CatalogSession session, PhotoId photo, CancellationToken ct) => session.Sql.RunAsync(
        """
        DELETE FROM originals WHERE owner_id = @owner AND kind = 'external'
        AND id IN (SELECT original_id FROM photo_originals WHERE owner_id = @owner AND photo_id = @photo)
        AND NOT EXISTS (SELECT 1 FROM photo_originals p WHERE p.owner_id = @owner AND p.original_id = originals.id AND p.photo_id <> @photo)
        """, Owned(session).With("photo", photo.ToBytes()), ct);

    private static SqlArgs Owned(CatalogSession session) => new() { ["owner"] = session.OwnerBytes };

    private static ExternalOriginal Map(DbDataReader row) => Map(row, 0);

    /// <summary>One of <see cref="Columns"/> that begin at a column of a row.</summary>
    public static ExternalOriginal Map(DbDataReader row, int at) => new(
        new Guid(row.Bytes(at), bigEndian: true), new ContentHash(row.Bytes(at + 1)), row.GetInt64(at + 2), row.GetString(at + 3), row.GetString(at + 4), row.GetString(at + 5));
}
