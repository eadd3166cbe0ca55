using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.Sqlite;

namespace PhotoGrid.People;

/// <summary>The SQL of people.</summary>
internal static class PersonStore
{
    private const string Columns = "id, name, is_hidden, cover_face, photo_count, face_count, created_at, updated_at, version";

    public static Task<Person?> FindAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM people WHERE owner_id = @owner AND id = @id", Args(session, id), Map, ct);

    public static async Task<long> CountAsync(CatalogSession session, bool hidden, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT count(*) FROM people WHERE owner_id = @owner AND is_hidden = @hidden AND (photo_count > 0 OR name IS NOT NULL)",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["hidden"] = hidden }, ct) ?? 0;

    /// <summary>The most photographed first; groups whose photos are all in the trash only where they have a name.</summary>
    public static Task<List<Person>> ListAsync(CatalogSession session, bool hidden, Cursor? after, int limit, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["hidden"] = hidden, ["limit"] = limit };
        if (after is { } cursor)
            args.With("key", cursor.Key).With("id", cursor.Id.ToByteArray(bigEndian: true));
        return session.Sql.ListAsync(
            $"""
            SELECT {Columns} FROM people WHERE owner_id = @owner AND is_hidden = @hidden AND (photo_count > 0 OR name IS NOT NULL)
            {(after is null ? "" : "AND (photo_count, id) < (@key, @id)")}
            ORDER BY photo_count DESC, id DESC LIMIT @limit
            """,
            args, Map, ct);
    }

    public static Task<List<Person>> AllAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {Columns} FROM people WHERE owner_id = @owner", new SqlArgs { ["owner"] = session.OwnerBytes }, Map, ct);

    public static Task InsertAsync(CatalogSession session, Person person, CancellationToken ct) =>
        session.Sql.RunAsync(
            $"INSERT INTO people (owner_id, {Columns}) VALUES (@owner, @id, @name, @hidden, @cover, @photos, @faces, @created, @updated, @version)", Args(session, person), ct);

    public static Task UpdateAsync(CatalogSession session, Person person, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE people SET name = @name, is_hidden = @hidden, cover_face = @cover, photo_count = @photos, face_count = @faces,
                created_at = @created, updated_at = @updated, version = @version
            WHERE owner_id = @owner AND id = @id
            """,
            Args(session, person), ct);

    public static Task DeleteAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM people WHERE owner_id = @owner AND id = @id", Args(session, id), ct);

    /// <summary>How many photos outside the trash somebody is in, and with how many faces. Proposed faces are counted: they are shown with the others.</summary>
    public static async Task<(long Photos, long Faces)> CountFacesAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        await session.Sql.FirstAsync(
            """
            SELECT count(DISTINCT f.photo_id), count(*) FROM faces f JOIN photos p ON p.owner_id = f.owner_id AND p.id = f.photo_id
            WHERE f.owner_id = @owner AND f.person_id = @id AND p.deleted_at IS NULL
            """,
            Args(session, id), row => (row.GetInt64(0), row.GetInt64(1)), ct);

    public static async Task<long> CountProposedAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        await session.Sql.NumberAsync("SELECT count(*) FROM faces WHERE owner_id = @owner AND person_id = @id AND assigned = 2", Args(session, id), ct) ?? 0;

    /// <summary>The face that was chosen, else the one with most to see; with its photo's number and state.</summary>
    public static Task<(Face Face, long Number, long Renditions)> CoverAsync(CatalogSession session, Guid id, Guid? chosen, CancellationToken ct) =>
        session.Sql.FirstAsync(
            $"""
            SELECT {string.Join(", ", FaceStore.Columns.Split(", ").Select(name => $"f.{name}"))}, p.number, p.renditions
            FROM faces f JOIN photos p ON p.owner_id = f.owner_id AND p.id = f.photo_id
            WHERE f.owner_id = @owner AND f.person_id = @id AND p.deleted_at IS NULL
            ORDER BY CASE WHEN f.id = @chosen THEN 0 ELSE 1 END, CASE WHEN f.assigned = 2 THEN 1 ELSE 0 END, f.quality * f.h DESC, f.id LIMIT 1
            """,
            Args(session, id).With("chosen", (chosen ?? Guid.Empty).ToByteArray(bigEndian: true)), row => (FaceStore.Map(row), row.GetInt64(11), row.GetInt64(12)), ct);

    private static Person Map(DbDataReader row) => new()
    {
        Id = new Guid(row.Bytes(0), bigEndian: true),
        Name = row.TextOrNull(1),
        IsHidden = row.Flag(2),
        ChosenCover = row.BytesOrNull(3) is { } cover ? new Guid(cover, bigEndian: true) : null,
        PhotoCount = row.GetInt64(4),
        FaceCount = row.GetInt64(5),
        CreatedAtMs = row.GetInt64(6),
        UpdatedAtMs = row.GetInt64(7),
        Version = row.GetInt64(8),
    };

    private static SqlArgs Args(CatalogSession session, Guid id) => new() { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) };

    private static SqlArgs Args(CatalogSession session, Person person) => new SqlArgs
    {
        ["owner"] = session.OwnerBytes, ["id"] = person.Id.ToByteArray(bigEndian: true), ["name"] = person.Name, ["hidden"] = person.IsHidden,
        ["photos"] = person.PhotoCount, ["faces"] = person.FaceCount, ["created"] = person.CreatedAtMs, ["updated"] = person.UpdatedAtMs, ["version"] = person.Version,
    }.Bytes("cover", person.ChosenCover?.ToByteArray(bigEndian: true));
}
