using PhotoGrid.Catalog;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Timeline;

/// <summary>The SQL of what the timeline can be sorted by and the columns don't hold.</summary>
internal static class SortKeyStore
{
    private const string Shown = "FROM photos WHERE owner_id = @owner AND deleted_at IS NULL AND is_archived = 0";

    public static async Task<Dictionary<int, string>> ListNamesAsync(CatalogSession session, CancellationToken ct) =>
        (await session.Sql.ListAsync($"SELECT number, filename {Shown}", Owner(session), row => ((int)row.GetInt64(0), row.GetString(1)), ct))
            .ToDictionary(row => row.Item1, row => row.Item2);

    public static Task<Dictionary<int, long>> ListSizesAsync(CatalogSession session, CancellationToken ct) => ListAsync(session, "size", ct);

    public static Task<Dictionary<int, long>> ListPixelsAsync(CatalogSession session, CancellationToken ct) => ListAsync(session, "width * height", ct);

    private static async Task<Dictionary<int, long>> ListAsync(CatalogSession session, string value, CancellationToken ct) =>
        (await session.Sql.ListAsync($"SELECT number, {value} {Shown}", Owner(session), row => ((int)row.GetInt64(0), row.GetInt64(1)), ct))
            .ToDictionary(row => row.Item1, row => row.Item2);

    private static SqlArgs Owner(CatalogSession session) => new() { ["owner"] = session.OwnerBytes };
}
