using System.Buffers.Binary;
using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Duplicates;

/// <summary>The SQL of duplicates: what photos are compared by, and what was dismissed.</summary>
internal static class DuplicateStore
{
    private const string Columns = "id, coalesce(phash, 0), sha256, width * height, size, number, CASE kind WHEN 1 THEN coalesce(duration_ms, 0) ELSE -1 END, deleted_at, CASE WHEN stack_primary IS NULL THEN NULL ELSE stack_id END";

    /// <summary>Every photo outside the trash, in no order.</summary>
    public static Task<List<DuplicateNode>> ListAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {Columns} FROM photos {session.Dialect.WholeTable} WHERE owner_id = @owner AND deleted_at IS NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes }, Map, ct);

    /// <summary>The photos that changed after <paramref name="since"/>, as they are now; with null what they are compared by where they are in the trash.</summary>
    public static Task<List<(Guid Photo, DuplicateNode? Node)>> ListChangedAsync(CatalogSession session, long since, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {Columns} FROM photos WHERE owner_id = @owner
            AND id IN (SELECT subject FROM changes WHERE owner_id = @owner AND number > @since AND subject IS NOT NULL)
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since },
            row => (new Guid(row.Bytes(0), bigEndian: true), row.IsDBNull(7) ? Map(row) : (DuplicateNode?)null), ct);

    /// <summary>What was erased after <paramref name="since"/>.</summary>
    public static Task<List<Guid>> ListErasedAsync(CatalogSession session, long since, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT subject FROM changes WHERE owner_id = @owner AND number > @since AND what = 'photo.erased' AND subject IS NOT NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since }, row => new Guid(row.Bytes(0), bigEndian: true), ct);

    public static async Task<Dismissals> ReadDismissalsAsync(CatalogSession session, CancellationToken ct)
    {
        var dismissals = new Dismissals();
        foreach (var (dismissal, photo) in await session.Sql.ListAsync(
            "SELECT dismissal_id, photo_id FROM dismissed_duplicates WHERE owner_id = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => (new Guid(row.Bytes(0), bigEndian: true), new Guid(row.Bytes(1), bigEndian: true)), ct))
        {
            dismissals.Add(dismissal, photo);
        }

        return dismissals;
    }

    public static async Task DismissAsync(CatalogSession session, Guid dismissal, IEnumerable<PhotoId> photos, CancellationToken ct)
    {
        foreach (var photo in photos)
        {
            await session.Sql.RunAsync("INSERT INTO dismissed_duplicates (owner_id, dismissal_id, photo_id) VALUES (@owner, @dismissal, @photo)",
                new SqlArgs { ["owner"] = session.OwnerBytes, ["dismissal"] = dismissal.ToByteArray(bigEndian: true), ["photo"] = photo.ToBytes() }, ct);
        }
    }

    /// <summary>Takes a dismissal back; answers of how many photos it was.</summary>
    public static Task<int> RejoinAsync(CatalogSession session, Guid dismissal, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM dismissed_duplicates WHERE owner_id = @owner AND dismissal_id = @dismissal",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["dismissal"] = dismissal.ToByteArray(bigEndian: true) }, ct);

    /// <summary>Forgets an erased photo.</summary>
    public static Task ForgetAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM dismissed_duplicates WHERE owner_id = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct);

    private static DuplicateNode Map(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true),
        DuplicateNode.Telling(unchecked((ulong)row.GetInt64(1))),
        BinaryPrimitives.ReadUInt64BigEndian(row.Bytes(2)),
        row.GetInt64(3),
        row.GetInt64(4),
        (int)row.GetInt64(5),
        (int)row.GetInt64(6),
        row.BytesOrNull(8) is { } stack ? BinaryPrimitives.ReadUInt64BigEndian(stack.AsSpan(8)) : 0);
}
