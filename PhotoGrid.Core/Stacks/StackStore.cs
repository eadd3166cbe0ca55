using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Stacks;

/// <summary>The SQL of stacks.</summary>
internal static class StackStore
{
    /// <summary>Frames of one moment that are looked at; beyond it nobody pressed a button.</summary>
    private const int MostAtOnce = 400;

    private const string Columns =
        "id, filename, taken_local, taken_source, camera_make, camera_model, width, height, coalesce(phash, 0), flags, burst_id, sha256, stack_id";

    // What nobody said anything about, and is there to be seen.
    private const string IsFree = "deleted_at IS NULL AND is_archived = 0 AND kind = 0 AND stack_state < 2 AND processing <> 0";

    /// <summary>A photo that a job may stack; null for one that it must leave alone.</summary>
    public static Task<Frame?> FindFreeAsync(CatalogSession session, PhotoId id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM photos WHERE owner_id = @owner AND id = @id AND {IsFree}",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, Map, ct);

    /// <summary>Whether another photo was taken about then, or bears the same burst's name.</summary>
    public static async Task<bool> HasNeighbourAsync(CatalogSession session, Photo photo, CancellationToken ct) =>
        await session.Sql.NumberAsync(
            """
            SELECT 1 FROM photos WHERE owner_id = @owner AND deleted_at IS NULL AND is_archived = 0
            AND taken_local BETWEEN @from AND @to AND id <> @id LIMIT 1
            """,
            Around(session, photo.TakenAt.LocalMs, Kinship.WithinMs, photo.Id), ct) is not null
        || (photo.BurstId is { } burst && await session.Sql.NumberAsync(
            "SELECT 1 FROM photos WHERE owner_id = @owner AND burst_id = @burst AND id <> @id LIMIT 1",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["burst"] = burst, ["id"] = photo.Id.ToBytes() }, ct) is not null);

    /// <summary>The photos about the moment of one that a job may stack.</summary>
    public static async Task<List<Frame>> ListAroundAsync(CatalogSession session, Frame frame, CancellationToken ct)
    {
        var near = await session.Sql.ListAsync(
            $"""
            SELECT {Columns} FROM photos
            WHERE owner_id = @owner AND taken_local BETWEEN @from AND @to AND id <> @id AND {IsFree} ORDER BY taken_local, id LIMIT {MostAtOnce}
            """,
            Around(session, frame.ClockMs, Kinship.WithinMs, frame.Id), Map, ct);
        if (frame.BurstId is { } burst)
        {
            near.AddRange(await session.Sql.ListAsync(
                $"SELECT {Columns} FROM photos WHERE owner_id = @owner AND burst_id = @burst AND id <> @id AND {IsFree} ORDER BY taken_local, id LIMIT {MostAtOnce}",
                new SqlArgs { ["owner"] = session.OwnerBytes, ["burst"] = burst, ["id"] = frame.Id.ToBytes() }, Map, ct));
        }

        return near;
    }

    /// <summary>Every photo of a stack, those in the trash and the archive too, in the order in which they were taken.</summary>
    public static Task<List<Photo>> ListAsync(CatalogSession session, StackId stack, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND stack_id = @stack ORDER BY taken_local, number",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["stack"] = stack.ToBytes() }, PhotoColumns.Map, ct);

    /// <summary>Photos that came before stacks did, by their numbers.</summary>
    public static Task<List<Photo>> ListAfterAsync(CatalogSession session, long after, int limit, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND number > @after ORDER BY number LIMIT @limit",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["after"] = after, ["limit"] = limit }, PhotoColumns.Map, ct);

    private static SqlArgs Around(CatalogSession session, long clock, long within, PhotoId id) => new()
    {
        ["owner"] = session.OwnerBytes,
        ["from"] = clock - within,
        ["to"] = clock + within,
        ["id"] = id.ToBytes(),
    };

    private static Frame Map(DbDataReader row) => new(
        PhotoId.FromBytes(row.Bytes(0)),
        row.GetString(1),
        row.GetInt64(2),
        row.GetString(3) is "exif" or "exif-offset" or "exif-place" or "container",
        row.TextOrNull(4),
        row.TextOrNull(5),
        (int)row.GetInt64(6),
        (int)row.GetInt64(7),
        unchecked((ulong)row.GetInt64(8)),
        (row.GetInt64(9) & Photo.RawFlag) != 0,
        row.TextOrNull(10),
        new ContentHash(row.Bytes(11)),
        row.BytesOrNull(12) is { } stack ? new StackId(new Guid(stack, bigEndian: true)) : null);
}
