using System.Data.Common;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Search.Indexing;

/// <summary>The SQL of search: reads what is said of photos anywhere in a library, never writes.</summary>
internal static class DocumentStore
{
    private const string Run = "p.number > @after AND p.number <= @last";
    private const string One = "p.id = @photo";

    private const string Columns = """
        p.id, p.number, p.filename, p.mime_type, p.size, p.width, p.height, coalesce(p.iso, 0), p.lens, p.camera_make, p.camera_model, p.city, p.region,
        p.country, p.country_code, p.description, p.tags, p.ocr_text
        """;

    /// <summary>The next photos by number, the trash included; fewer than <paramref name="limit"/> at the end.</summary>
    public static async Task<IReadOnlyList<SearchDocument>> ListAsync(CatalogSession session, long after, int limit, CancellationToken ct)
    {
        var rows = await session.Sql.ListAsync(
            $"SELECT {Columns} FROM photos p WHERE p.owner_id = @owner AND p.number > @after ORDER BY p.number LIMIT @limit",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["after"] = after, ["limit"] = limit }, Map, ct);
        return rows.Count == 0 ? [] : await WriteAsync(session, rows, Run, args => args.With("after", after).With("last", rows[^1].Number), ct);
    }

    /// <summary>One photo, in the trash or not; null when there is none.</summary>
    public static async Task<SearchDocument?> FindAsync(CatalogSession session, Guid photo, CancellationToken ct)
    {
        var id = photo.ToByteArray(bigEndian: true);
        var rows = await session.Sql.ListAsync($"SELECT {Columns} FROM photos p WHERE p.owner_id = @owner AND p.id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = id }, Map, ct);
        return rows.Count == 0 ? null : (await WriteAsync(session, rows, One, args => args.With("photo", id), ct))[0];
    }

    /// <summary>What was changed after <paramref name="since"/>, oldest first: the number, what, about whom, and for albums which photos it names.</summary>
    public static Task<List<ChangedThing>> ListChangesAsync(CatalogSession session, long since, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            """
            SELECT number, what, subject, CASE WHEN what LIKE 'photo.%' THEN NULL ELSE before_json END, CASE WHEN what LIKE 'photo.%' THEN NULL ELSE after_json END
            FROM changes WHERE owner_id = @owner AND number > @since ORDER BY number LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["limit"] = limit },
            row => new ChangedThing(row.GetInt64(0), row.GetString(1), row.BytesOrNull(2) is { } id ? new Guid(id, bigEndian: true) : null, row.TextOrNull(3), row.TextOrNull(4)),
            ct);

    /// <summary>The photos that are in an album now.</summary>
    public static Task<List<Guid>> ListOfAlbumAsync(CatalogSession session, Guid album, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT photo_id FROM album_photos WHERE owner_id = @owner AND album_id = @album AND photo_owner = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToByteArray(bigEndian: true) }, row => new Guid(row.Bytes(0), bigEndian: true), ct);

    /// <summary>The photos that show a person now.</summary>
    public static Task<List<Guid>> ListOfPersonAsync(CatalogSession session, Guid person, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT DISTINCT photo_id FROM faces WHERE owner_id = @owner AND person_id = @person",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["person"] = person.ToByteArray(bigEndian: true) }, row => new Guid(row.Bytes(0), bigEndian: true), ct);

    /// <summary>The number of a photo's row; null when it is gone.</summary>
    public static Task<List<int>> ListNumbersAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT number FROM photos WHERE owner_id = @owner ORDER BY number", new SqlArgs { ["owner"] = session.OwnerBytes }, row => (int)row.GetInt64(0), ct);

    private static async Task<IReadOnlyList<SearchDocument>> WriteAsync(
        CatalogSession session, List<PhotoRow> rows, string which, Func<SqlArgs, SqlArgs> with, CancellationToken ct)
    {
        Task<List<(Guid, Guid, string)>> ThingsAsync(string sql) => session.Sql.ListAsync(
            sql, with(new SqlArgs { ["owner"] = session.OwnerBytes }),
            row => (new Guid(row.Bytes(0), bigEndian: true), row.BytesOrNull(1) is { } id ? new Guid(id, bigEndian: true) : Guid.Empty, row.GetString(2)), ct);

        var albums = (await ThingsAsync(
            $"""
            SELECT a.photo_id, b.id, b.name FROM photos p
            JOIN album_photos a ON a.owner_id = p.owner_id AND a.photo_owner = p.owner_id AND a.photo_id = p.id
            JOIN albums b ON b.owner_id = a.owner_id AND b.id = a.album_id WHERE p.owner_id = @owner AND {which}
            """)).ToLookup(row => row.Item1, row => (row.Item2, row.Item3));
        var people = (await ThingsAsync(
            $"""
            SELECT f.photo_id, q.id, q.name FROM photos p JOIN faces f ON f.owner_id = p.owner_id AND f.photo_id = p.id
            JOIN people q ON q.owner_id = f.owner_id AND q.id = f.person_id
            WHERE p.owner_id = @owner AND f.assigned <> 2 AND q.name IS NOT NULL AND q.is_hidden = 0 AND {which}
            """)).ToLookup(row => row.Item1, row => (row.Item2, row.Item3));
        var colors = (await ThingsAsync(
            $"""
            SELECT s.photo_id, NULL, s.name FROM photos p JOIN photo_sights s ON s.owner_id = p.owner_id AND s.photo_id = p.id
            WHERE p.owner_id = @owner AND s.task = 'colors' AND {which}
            """)).ToLookup(row => row.Item1, row => row.Item3);
        return [.. rows.Select(row => WriteDocument.Of(row, albums[row.Id], people[row.Id], colors[row.Id]))];
    }

    private static PhotoRow Map(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt64(4), (int)row.GetInt64(5), (int)row.GetInt64(6),
        (int)row.GetInt64(7), row.TextOrNull(8), row.TextOrNull(9), row.TextOrNull(10), row.TextOrNull(11), row.TextOrNull(12), row.TextOrNull(13), row.TextOrNull(14),
        row.TextOrNull(15), TagsOf(row.GetString(16)), row.TextOrNull(17));

    private static List<string> TagsOf(string json)
    {
        var names = new List<string>();
        using var tags = JsonDocument.Parse(json);
        foreach (var tag in tags.RootElement.EnumerateArray())
            names.Add(tag.GetProperty("name").GetString()!);
        return names;
    }
}

/// <summary>A line of the feed as far as search needs it.</summary>
internal sealed record ChangedThing(long Number, string What, Guid? Subject, string? Before, string? After);

/// <summary>A photo's row as far as search needs it.</summary>
internal sealed record PhotoRow(
    Guid Id, long Number, string Filename, string MimeType, long Size, int Width, int Height, int Iso, string? Lens, string? Make, string? Model,
    string? City, string? Region, string? Country, string? CountryCode, string? Description, IReadOnlyList<string> Tags, string? Text);
