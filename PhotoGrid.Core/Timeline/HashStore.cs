using PhotoGrid.Catalog;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Timeline;

/// <summary>The SQL of blurhashes.</summary>
internal static class HashStore
{
    /// <summary>By number; a photo that is absent or not processed has none.</summary>
    public static async Task<Dictionary<int, string>> ListAsync(CatalogSession session, IReadOnlyList<int> numbers, CancellationToken ct)
    {
        var hashes = new Dictionary<int, string>(numbers.Count);
        if (numbers.Count == 0)
            return hashes;

        // Numbers of our own, so they may stand in the text; a thousand parameters would cost more than the query.
        var rows = await session.Sql.ListAsync(
            $"""
            SELECT number, blurhash FROM photos
            WHERE owner_id = @owner AND number IN ({string.Join(',', numbers)}) AND blurhash IS NOT NULL
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => ((int)row.GetInt64(0), row.GetString(1)), ct);
        foreach (var (number, hash) in rows)
            hashes[number] = hash;
        return hashes;
    }
}
