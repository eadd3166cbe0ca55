using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Sync;

/// <summary>The SQL of reading the feed as clients see it, and of letting old lines shrink.</summary>
internal static class SyncStore
{
    public static Task<List<SyncChange>> ListAsync(CatalogSession session, long since, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            """
            SELECT c.number, c.at, c.what, c.subject, p.number FROM changes c
            LEFT JOIN photos p ON p.owner_id = c.owner_id AND p.id = c.subject
            WHERE c.owner_id = @owner AND c.number > @since ORDER BY c.number LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["limit"] = limit },
            row => new SyncChange(
                row.GetInt64(0), Instant.Read(row.GetInt64(1)), row.GetString(2),
                row.BytesOrNull(3) is { } subject ? new Guid(subject, bigEndian: true) : null, row.LongOrNull(4)),
            ct);

    /// <summary>The last of the next <paramref name="limit"/> lines after <paramref name="since"/> that are older than a moment; null when there is none.</summary>
    public static Task<long?> FindOldAsync(CatalogSession session, long since, long before, int limit, CancellationToken ct) =>
        session.Sql.NumberAsync(
            """
            SELECT max(number) FROM (
                SELECT number, at FROM changes WHERE owner_id = @owner AND number > @since ORDER BY number LIMIT @limit) AS next
            WHERE at < @before
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["before"] = before, ["limit"] = limit }, ct);

    /// <summary>Takes from lines what only undo and audit need: what was before, and who did it.</summary>
    public static Task<int> ShrinkAsync(CatalogSession session, long since, long upTo, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE changes SET before_json = NULL, actor = @nobody WHERE owner_id = @owner AND number > @since AND number <= @upTo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["upTo"] = upTo, ["nobody"] = default(UserId).ToBytes() }, ct);
}
