using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Import.Dav.Views;

/// <summary>The SQL of photos that came by other doors: those of the timeline that no path of an upload shows.</summary>
internal static class DavViewStore
{
    // No zone is further from UTC: what a wall clock reads lies within this of the instant, which is indexed.
    private const long SlackMs = 15 * 3_600_000;

    private const string Others = """
        FROM photos p WHERE p.owner_id = @owner AND p.deleted_at IS NULL AND p.is_archived = 0
        AND NOT EXISTS (SELECT 1 FROM dav_entries d WHERE d.owner_id = @owner AND d.photo_id = p.id AND d.uploaded = 1)
        """;

    public static async Task<bool> AnyAsync(CatalogSession session, CancellationToken ct) =>
        await session.Sql.NumberAsync($"SELECT 1 {Others} LIMIT 1", new SqlArgs { ["owner"] = session.OwnerBytes }, ct) is not null;

    /// <summary>The wall clocks of all of them.</summary>
    public static Task<List<long>> ListTimesAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT taken_local {Others}", new SqlArgs { ["owner"] = session.OwnerBytes }, row => row.GetInt64(0), ct);

    /// <summary>Those of a span of wall clocks, the end not included, in the order they came.</summary>
    public static Task<List<Photo>> ListAsync(CatalogSession session, long fromLocalMs, long toLocalMs, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} {Others}
            AND taken_at >= @since AND taken_at < @until AND taken_local >= @from AND taken_local < @to ORDER BY number
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["from"] = fromLocalMs,
                ["to"] = toLocalMs,
                ["since"] = fromLocalMs - SlackMs,
                ["until"] = toLocalMs + SlackMs,
            },
            PhotoColumns.Map, ct);
}
