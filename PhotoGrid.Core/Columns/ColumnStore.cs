using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Columns;

/// <summary>The SQL of the columns: reads few columns of many photos, never writes.</summary>
internal static class ColumnStore
{
    /// <summary>Stands between the parts of a name; no name that people type holds it.</summary>
    public const char Separator = '\u001f';

    // A cell costs more to fetch than to compute, so the database packs several columns into one: 22 cells a row took 1.4 s of CPU for
    // 100,000 photos, these 10 take 0.4 s. Numbers, renditions and sides are below 2^31, 2^31 and 2^24.
    private const string Columns = """
        id, taken_at, taken_local, number + renditions * 4294967296,
        CASE WHEN stack_primary = id AND stack_count < 32768 THEN stack_count ELSE 0 END * 281474976710656 + width * 16777216 + height,
        CASE WHEN kind = 0 OR duration_ms IS NULL THEN 0 WHEN duration_ms > 65535000 THEN 65535 ELSE (duration_ms + 500) / 1000 END * 17179869184
            + color * 1024 + CASE WHEN stack_primary IS NULL THEN 0 WHEN stack_primary = id THEN 512 ELSE 256 END + is_favorite + kind * 2 + (flags & 12) + CASE processing WHEN 0 THEN 16 WHEN 2 THEN 32 ELSE 0 END + is_archived * 64
            + CASE WHEN deleted_at IS NULL THEN 0 ELSE 128 END,
        coalesce(lat, 999), coalesce(lon, 999),
        coalesce(city, '') || '␟' || coalesce(region, '') || '␟' || coalesce(country, '') || '␟' || coalesce(country_code, ''),
        coalesce(camera_make, '') || '␟' || coalesce(camera_model, '')
        """;

    private const double Unknown = 999;

    private static readonly string _columns = Columns.Replace('␟', Separator);

    /// <summary>Every photo of the library, in no order.</summary>
    public static Task<List<ColumnRow>> ListAsync(CatalogSession session, ColumnNames names, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"SELECT {_columns} FROM photos {session.Dialect.WholeTable} WHERE owner_id = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => Map(row, names), ct);

    /// <summary>The photos that changed after <paramref name="since"/>, as they are now; those erased since are not among them.</summary>
    public static Task<List<ColumnRow>> ListChangedAsync(CatalogSession session, long since, ColumnNames names, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {_columns} FROM photos WHERE owner_id = @owner
            AND id IN (SELECT subject FROM changes WHERE owner_id = @owner AND number > @since AND subject IS NOT NULL)
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since }, row => Map(row, names), ct);

    /// <summary>What was changed after <paramref name="since"/>, at most <paramref name="limit"/> lines.</summary>
    public static Task<List<(string What, Guid? Subject)>> ListSubjectsAsync(CatalogSession session, long since, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT what, subject FROM changes WHERE owner_id = @owner AND number > @since ORDER BY number LIMIT @limit",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["limit"] = limit },
            row => (row.GetString(0), row.BytesOrNull(1) is { } id ? new Guid(id, bigEndian: true) : (Guid?)null), ct);

    private static ColumnRow Map(DbDataReader row, ColumnNames names)
    {
        var (numberAndRenditions, sides, looks) = (row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        return new ColumnRow(
            new Guid(row.Bytes(0), bigEndian: true),
            TakenLocal: row.GetInt64(2),
            TakenAt: row.GetInt64(1),
            Number: (int)(numberAndRenditions & int.MaxValue),
            Renditions: (int)(numberAndRenditions >> 32),
            Place: names.Places.NumberOf(row.GetString(8)),
            Camera: names.Cameras.NumberOf(row.GetString(9)),
            Lat: Degrees(row.GetDouble(6)),
            Lon: Degrees(row.GetDouble(7)),
            Ratio: Quantize.Ratio((sides >> 24) & 0xFFFFFF, sides & 0xFFFFFF),
            Color: Quantize.Color((looks >> 10) & 0xFFFFFF),
            Flags: (PhotoFlags)(looks & 0x3FF),
            Seconds: (ushort)(looks >> 34),
            Stack: (ushort)(sides >> 48));
    }

    private static int Degrees(double degrees) => degrees == Unknown ? Quantize.Nowhere : Quantize.Degrees(degrees);
}
