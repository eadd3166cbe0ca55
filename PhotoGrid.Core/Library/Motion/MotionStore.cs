using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.External;
using PhotoGrid.Sqlite;
using PhotoGrid.Storage;

namespace PhotoGrid.Library.Motion;

/// <summary>The SQL of moving parts, and of finding the other half of a live photo.</summary>
internal static class MotionStore
{
    /// <summary>The most of the latest arrivals that are looked at: what belongs together comes together.</summary>
    private const int Latest = 64;

    public static Task InsertAsync(
        CatalogSession session, PhotoId photo, Guid original, long firstByte, long length, string mimeType, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            INSERT INTO photo_motion (owner_id, photo_id, original_id, first_byte, length, mime_type)
            VALUES (@owner, @photo, @original, @first, @length, @mime)
            ON CONFLICT (owner_id, photo_id) DO NOTHING
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["photo"] = photo.ToBytes(),
                ["original"] = original.ToByteArray(bigEndian: true),
                ["first"] = firstByte,
                ["length"] = length,
                ["mime"] = mimeType,
            }, ct);

    public static Task<MovingPart?> FindAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.FirstAsync(
            $"""
            SELECT o.key, m.first_byte, m.length, m.mime_type, {ExternalStore.Columns} FROM photo_motion m
            JOIN originals o ON o.owner_id = m.owner_id AND o.id = m.original_id
            WHERE m.owner_id = @owner AND m.photo_id = @photo
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, Map, ct);

    /// <summary>Whether a file of its own is the moving half of this photo already.</summary>
    public static async Task<bool> HasLiveFileAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        await session.Sql.NumberAsync(
            "SELECT 1 FROM photo_originals WHERE owner_id = @owner AND photo_id = @photo AND role = @role",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["role"] = OriginalRole.Live }, ct) is not null;

    /// <summary>What the video was shown from becomes the moving half of the same photo.</summary>
    public static Task TurnPrimaryIntoLiveAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE photo_originals SET role = @live WHERE owner_id = @owner AND photo_id = @photo AND role = @primary",
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["photo"] = photo.ToBytes(),
                ["live"] = OriginalRole.Live,
                ["primary"] = OriginalRole.Primary,
            }, ct);

    /// <summary>What one photo moves by, another moves by too: it took its place with the same bytes.</summary>
    public static async Task InheritAsync(CatalogSession session, PhotoId from, PhotoId to, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["from"] = from.ToBytes(), ["to"] = to.ToBytes(), ["live"] = OriginalRole.Live };
        await session.Sql.RunAsync(
            """
            INSERT INTO photo_originals (owner_id, photo_id, original_id, role)
            SELECT owner_id, @to, original_id, role FROM photo_originals WHERE owner_id = @owner AND photo_id = @from AND role = @live
            """, args, ct);
        await session.Sql.RunAsync(
            """
            INSERT INTO photo_motion (owner_id, photo_id, original_id, first_byte, length, mime_type)
            SELECT owner_id, @to, original_id, first_byte, length, mime_type FROM photo_motion WHERE owner_id = @owner AND photo_id = @from
            ON CONFLICT (owner_id, photo_id) DO NOTHING
            """, args, ct);
    }

    /// <summary>Photos (or videos) in the timeline that carry this identifier.</summary>
    public static Task<List<Photo>> ListByContentIdAsync(CatalogSession session, string contentId, bool videos, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos
            WHERE owner_id = @owner AND content_id = @content AND kind = @kind AND deleted_at IS NULL ORDER BY number
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["content"] = contentId, ["kind"] = videos }, PhotoColumns.Map, ct);

    /// <summary>Photos (or videos) in the timeline taken between two instants.</summary>
    public static Task<List<Photo>> ListTakenAsync(CatalogSession session, long from, long to, bool videos, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos
            WHERE owner_id = @owner AND deleted_at IS NULL AND is_archived = 0 AND taken_at BETWEEN @from AND @to AND kind = @kind
            ORDER BY taken_at, id
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["from"] = from, ["to"] = to, ["kind"] = videos }, PhotoColumns.Map, ct);

    /// <summary>Photos (or videos) among the latest arrivals.</summary>
    public static Task<List<Photo>> ListArrivedAsync(CatalogSession session, long since, bool videos, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND kind = @kind AND id IN (
                SELECT id FROM photos WHERE owner_id = @owner AND deleted_at IS NULL AND is_archived = 0 AND created_at >= @since
                ORDER BY created_at DESC, id DESC LIMIT {Latest})
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["kind"] = videos }, PhotoColumns.Map, ct);

    private static MovingPart Map(DbDataReader row)
    {
        var key = row.TextOrNull(0) is { } text ? BlobKey.Parse(text) : (BlobKey?)null;
        return new MovingPart(key, new ContentHash(row.Bytes(5)), row.GetInt64(1), row.GetInt64(2), row.GetString(3))
        {
            External = key is null ? ExternalStore.Map(row, 4) : null,
        };
    }
}
