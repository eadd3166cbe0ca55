using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;
using PhotoGrid.Storage;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>An original as its row says it is.</summary>
internal sealed record StoredOriginal(BlobKey Key, long Size, ContentHash Sha256);

/// <summary>The SQL of verification: what the rows of a library say of each other, and the originals in the order of their keys.</summary>
internal static class VerifyStore
{
    // Each selects what should not be there; the first column is what it is about.
    private static readonly (string Kind, string Message, string Sql)[] _rules =
    [
        ("photo-without-original", "This photo has no original.",
            """
            SELECT p.id FROM photos p WHERE p.owner_id = @owner AND NOT EXISTS (
                SELECT 1 FROM photo_originals j JOIN originals o ON o.owner_id = j.owner_id AND o.id = j.original_id
                WHERE j.owner_id = p.owner_id AND j.photo_id = p.id AND j.role = 'primary')
            """),
        ("reference", "This photo and its original do not agree in hash or size.",
            """
            SELECT p.id FROM photos p JOIN photo_originals j ON j.owner_id = p.owner_id AND j.photo_id = p.id AND j.role = 'primary'
            JOIN originals o ON o.owner_id = j.owner_id AND o.id = j.original_id
            WHERE p.owner_id = @owner AND (p.sha256 <> o.sha256 OR p.size <> o.size)
            """),
        ("reference", "An original is joined to a photo that is not there.",
            """
            SELECT j.photo_id FROM photo_originals j WHERE j.owner_id = @owner
            AND NOT EXISTS (SELECT 1 FROM photos p WHERE p.owner_id = j.owner_id AND p.id = j.photo_id)
            """),
        ("reference", "A photo is joined to an original that is not there.",
            """
            SELECT j.photo_id FROM photo_originals j WHERE j.owner_id = @owner
            AND NOT EXISTS (SELECT 1 FROM originals o WHERE o.owner_id = j.owner_id AND o.id = j.original_id)
            """),
        ("original-unused", "No photo and no file uses this original.",
            """
            SELECT o.id FROM originals o WHERE o.owner_id = @owner AND o.state = 'here' AND o.kind <> 'external'
            AND NOT EXISTS (SELECT 1 FROM photo_originals j WHERE j.owner_id = o.owner_id AND j.original_id = o.id)
            AND NOT EXISTS (SELECT 1 FROM dav_entries d WHERE d.owner_id = o.owner_id AND d.original_id = o.id)
            AND NOT EXISTS (SELECT 1 FROM sidecars s WHERE s.owner_id = o.owner_id AND s.original_id = o.id)
            """),
        ("reference", "The moving part of a photo, or a sidecar, is an original that is not there.",
            """
            SELECT m.original_id FROM photo_motion m WHERE m.owner_id = @owner
            AND NOT EXISTS (SELECT 1 FROM originals o WHERE o.owner_id = m.owner_id AND o.id = m.original_id)
            UNION ALL SELECT s.original_id FROM sidecars s WHERE s.owner_id = @owner
            AND NOT EXISTS (SELECT 1 FROM originals o WHERE o.owner_id = s.owner_id AND o.id = s.original_id)
            """),
        ("reference", "A path of WebDAV shows a photo or a file that is not there.",
            """
            SELECT d.id FROM dav_entries d WHERE d.owner_id = @owner
            AND ((d.photo_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM photos p WHERE p.owner_id = d.owner_id AND p.id = d.photo_id))
                OR (d.original_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM originals o WHERE o.owner_id = d.owner_id AND o.id = d.original_id)))
            """),
        ("reference", "An album holds a photo that is not there.",
            """
            SELECT a.album_id FROM album_photos a WHERE a.owner_id = @owner AND a.photo_owner = @owner
            AND NOT EXISTS (SELECT 1 FROM photos p WHERE p.owner_id = @owner AND p.id = a.photo_id)
            """),
        ("album-count", "This album does not hold as many photos as it says.",
            """
            SELECT a.id FROM albums a WHERE a.owner_id = @owner AND a.photo_count <>
                (SELECT count(*) FROM album_photos p WHERE p.owner_id = a.owner_id AND p.album_id = a.id AND p.is_trashed = 0)
            """),
    ];

    /// <summary>Everything that the rows contradict each other in.</summary>
    public static async Task<List<Finding>> CheckRowsAsync(CatalogSession session, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var (kind, message, sql) in _rules)
        {
            var ids = await session.Sql.ListAsync(sql, Args(session), row => new Guid(row.Bytes(0), bigEndian: true), ct);
            findings.AddRange(ids.Select(id => new Finding(kind, id.ToString(), message)));
        }

        await CheckCounterAsync(session, findings, Counters.Bytes, "SELECT coalesce(sum(size), 0) FROM originals WHERE owner_id = @owner AND kind <> 'external'", false, ct);
        await CheckCounterAsync(session, findings, Counters.Change, "SELECT coalesce(max(number), 0) FROM changes WHERE owner_id = @owner", true, ct);
        await CheckCounterAsync(session, findings, Counters.PhotoNumber, "SELECT coalesce(max(number), 0) FROM photos WHERE owner_id = @owner", true, ct);
        return findings;
    }

    /// <summary>What the database says of its own pages; empty when all is well, or where the server looks after that.</summary>
    public static async Task<List<Finding>> CheckDatabaseAsync(CatalogSession session, string name, CancellationToken ct)
    {
        if (session.Dialect.IntegrityCheck is not { } sql)
            return [];
        var said = await session.Sql.ListAsync(sql, SqlArgs.None, row => row.GetString(0), ct);
        return [.. said.Where(line => line != "ok").Select(line => new Finding("database", name, $"The database is damaged: {line}."))];
    }

    /// <summary>Originals of ours behind a key, in the order of keys.</summary>
    public static Task<List<StoredOriginal>> ListAsync(CatalogSession session, string after, int limit, CancellationToken ct)
    {
        var args = Args(session);
        (args["after"], args["limit"]) = (after, limit);
        return session.Sql.ListAsync(
            "SELECT key, size, sha256 FROM originals WHERE owner_id = @owner AND key > @after AND state = 'here' ORDER BY key LIMIT @limit", args,
            row => new StoredOriginal(BlobKey.Parse(row.GetString(0)), row.GetInt64(1), new ContentHash(row.Bytes(2))), ct);
    }

    /// <summary>Whether an original is still said to be here.</summary>
    public static async Task<bool> HasAsync(CatalogSession session, BlobKey key, CancellationToken ct)
    {
        var args = Args(session);
        args["key"] = key.Value;
        return await session.Sql.NumberAsync("SELECT 1 FROM originals WHERE owner_id = @owner AND key = @key AND state = 'here'", args, ct) is not null;
    }

    /// <summary>How many originals of ours there are, and their size.</summary>
    public static async Task<(long Files, long Bytes)> CountAsync(CatalogSession session, CancellationToken ct) =>
        (await session.Sql.NumberAsync("SELECT count(*) FROM originals WHERE owner_id = @owner AND key IS NOT NULL AND state = 'here'", Args(session), ct) ?? 0,
            await session.Sql.NumberAsync("SELECT coalesce(sum(size), 0) FROM originals WHERE owner_id = @owner AND key IS NOT NULL AND state = 'here'", Args(session), ct) ?? 0);

    private static async Task CheckCounterAsync(CatalogSession session, List<Finding> findings, string name, string sql, bool mayBeAhead, CancellationToken ct)
    {
        var (counted, real) = (await Counters.ReadAsync(session, name, ct), await session.Sql.NumberAsync(sql, Args(session), ct) ?? 0);
        if (mayBeAhead ? counted < real : counted != real)
            findings.Add(new Finding("counter", name, $"The counter says {counted}, the rows say {real}."));
    }

    private static SqlArgs Args(CatalogSession session) => new() { ["owner"] = session.OwnerBytes };
}
