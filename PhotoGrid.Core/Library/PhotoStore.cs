using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library;

/// <summary>The SQL of photos.</summary>
internal static class PhotoStore
{
    private static readonly string[] _settable = [.. PhotoColumns.Names.Split(',', StringSplitOptions.TrimEntries).Except(["id", "number"])];

    private static readonly string _insert =
        $"INSERT INTO photos (owner_id, {PhotoColumns.Names}) VALUES (@owner, @{string.Join(", @", PhotoColumns.Names.Split(',', StringSplitOptions.TrimEntries))})";

    private static readonly string _update =
        $"UPDATE photos SET {string.Join(", ", _settable.Select(name => $"{name} = @{name}"))} WHERE owner_id = @owner AND id = @id";

    public static Task InsertAsync(CatalogSession session, Photo photo, CancellationToken ct) =>
        session.Sql.RunAsync(_insert, PhotoColumns.Args(session.OwnerBytes, photo), ct);

    /// <summary>Writes every column but id and number.</summary>
    public static Task UpdateAsync(CatalogSession session, Photo photo, CancellationToken ct) =>
        session.Sql.RunAsync(_update, PhotoColumns.Args(session.OwnerBytes, photo), ct);

    public static Task<Photo?> FindAsync(CatalogSession session, PhotoId id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, PhotoColumns.Map, ct);

    public static Task<Photo?> FindByNumberAsync(CatalogSession session, long number, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND number = @number",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["number"] = number }, PhotoColumns.Map, ct);

    /// <summary>By number. They are numbers by type, so they may stand in the text.</summary>
    public static Task<List<Photo>> ListByNumbersAsync(CatalogSession session, IReadOnlyList<long> numbers, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND number IN ({string.Join(',', numbers)})",
            new SqlArgs { ["owner"] = session.OwnerBytes }, PhotoColumns.Map, ct);

    /// <summary>The oldest photo outside the trash with these bytes, or whose moving half they are.</summary>
    public static async Task<Photo?> FindByHashAsync(CatalogSession session, ContentHash hash, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["hash"] = hash.Bytes };
        // The plus keeps SQLite from walking all photos by number, in the hope of meeting one soon: most hashes are nobody's.
        return await session.Sql.FirstAsync(
            $"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND sha256 = @hash AND deleted_at IS NULL ORDER BY +number LIMIT 1",
            args, PhotoColumns.Map, ct)
            ?? await session.Sql.FirstAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND deleted_at IS NULL AND id IN (
                SELECT photo_id FROM photo_originals WHERE owner_id = @owner AND role = 'live' AND original_id IN (
                    SELECT id FROM originals WHERE owner_id = @owner AND sha256 = @hash))
            LIMIT 1
            """,
            args, PhotoColumns.Map, ct);
    }

    /// <summary>A photo that has a file with these bytes, in whatever role and also in the trash; one outside it first.</summary>
    public static Task<Photo?> FindHoldingAsync(CatalogSession session, ContentHash hash, CancellationToken ct) =>
        session.Sql.FirstAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND id IN (
                SELECT j.photo_id FROM originals o JOIN photo_originals j ON j.owner_id = o.owner_id AND j.original_id = o.id
                WHERE o.owner_id = @owner AND o.sha256 = @hash)
            ORDER BY CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, number LIMIT 1
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["hash"] = hash.Bytes }, PhotoColumns.Map, ct);

    public static Task<List<Photo>> ListTrashAsync(CatalogSession session, long deletedBefore, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"""
            SELECT {PhotoColumns.Names} FROM photos
            WHERE owner_id = @owner AND deleted_at IS NOT NULL AND deleted_at < @before ORDER BY taken_at, id LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["before"] = deletedBefore, ["limit"] = limit }, PhotoColumns.Map, ct);

    /// <summary>Photos with a location, the trash included, in the order of their numbers.</summary>
    public static Task<List<Photo>> ListLocatedAsync(CatalogSession session, long after, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            $"SELECT {PhotoColumns.Names} FROM photos WHERE owner_id = @owner AND number > @after AND lat IS NOT NULL ORDER BY number LIMIT @limit",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["after"] = after, ["limit"] = limit }, PhotoColumns.Map, ct);

    /// <summary>One page by keyset; <paramref name="query"/> says order, filter and where to go on.</summary>
    public static Task<List<Photo>> ListAsync(CatalogSession session, PhotoQuery query, CancellationToken ct)
    {
        var (sql, args) = PhotoPageSql.Write(session.OwnerBytes, query);
        return session.Sql.ListAsync(sql, args, PhotoColumns.Map, ct);
    }

    /// <summary>How many photos all pages of a query have.</summary>
    public static async Task<long> CountAsync(CatalogSession session, PhotoQuery query, CancellationToken ct)
    {
        var (sql, args) = PhotoPageSql.WriteCount(session.OwnerBytes, query);
        return await session.Sql.NumberAsync(sql, args, ct) ?? 0;
    }

    /// <summary>Every photo's number and the state of its renditions, the trash included.</summary>
    public static async Task<Dictionary<long, long>> ListStatesAsync(CatalogSession session, CancellationToken ct) =>
        (await session.Sql.ListAsync("SELECT number, renditions FROM photos WHERE owner_id = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => (Number: row.GetInt64(0), State: row.GetInt64(1)), ct)).ToDictionary(row => row.Number, row => row.State);

    /// <summary>Removes the row and what hangs on it; the originals are the caller's.</summary>
    public static async Task DeleteAsync(CatalogSession session, PhotoId id, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() };
        await session.Sql.RunAsync("DELETE FROM photo_exif WHERE owner_id = @owner AND photo_id = @id", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_motion WHERE owner_id = @owner AND photo_id = @id", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_originals WHERE owner_id = @owner AND photo_id = @id", args, ct);
        await session.Sql.RunAsync("DELETE FROM photos WHERE owner_id = @owner AND id = @id", args, ct);
    }

    public static Task InsertExifAsync(CatalogSession session, PhotoId id, string exifJson, CancellationToken ct) =>
        session.Sql.RunAsync("INSERT INTO photo_exif (owner_id, photo_id, exif) VALUES (@owner, @id, @exif)",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes(), ["exif"] = exifJson }, ct);

    public static async Task ReplaceExifAsync(CatalogSession session, PhotoId id, string? exifJson, CancellationToken ct)
    {
        await session.Sql.RunAsync("DELETE FROM photo_exif WHERE owner_id = @owner AND photo_id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, ct);
        if (exifJson is not null)
            await InsertExifAsync(session, id, exifJson, ct);
    }

    /// <summary>Blanks what the log says of an erased photo: numbers and names of events stay, contents go.</summary>
    public static Task BlankChangesAsync(CatalogSession session, PhotoId id, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE changes SET before_json = NULL, after_json = NULL WHERE owner_id = @owner AND subject = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes() }, ct);
}
