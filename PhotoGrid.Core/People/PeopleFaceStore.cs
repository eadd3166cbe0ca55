using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.Sqlite;
using PhotoGrid.Vision.Embeddings;

namespace PhotoGrid.People;

/// <summary>A face as grouping sees it.</summary>
internal sealed record GroupedFace(Guid Id, PhotoId Photo, float[] Vector, Guid? Person, Assigned Assigned);

/// <summary>The SQL of whose faces they are.</summary>
internal static class PeopleFaceStore
{
    /// <summary>Every clear face of a model, and those that somebody placed by hand.</summary>
    public static Task<List<GroupedFace>> ListAsync(CatalogSession session, string model, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT id, photo_id, vector, person_id, assigned FROM faces WHERE owner_id = @owner AND model = @model AND (is_clear = 1 OR person_id IS NOT NULL) ORDER BY id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["model"] = model },
            row => new GroupedFace(
                new Guid(row.Bytes(0), bigEndian: true), PhotoId.FromBytes(row.Bytes(1)), Vectors.Unpack(row.Bytes(2)),
                row.BytesOrNull(3) is { } person ? new Guid(person, bigEndian: true) : null, (Assigned)row.GetInt64(4)), ct);

    public static Task<Face?> FindAsync(CatalogSession session, Guid id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {FaceStore.Columns} FROM faces WHERE owner_id = @owner AND id = @id", Args(session, id), FaceStore.Map, ct);

    public static Task<List<Face>> ListOfAsync(CatalogSession session, Guid person, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {FaceStore.Columns} FROM faces WHERE owner_id = @owner AND person_id = @id ORDER BY id", Args(session, person), FaceStore.Map, ct);

    public static Task<List<PhotoId>> ListPhotosAsync(CatalogSession session, Guid person, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT DISTINCT photo_id FROM faces WHERE owner_id = @owner AND person_id = @id", Args(session, person), row => PhotoId.FromBytes(row.Bytes(0)), ct);

    public static Task<List<Guid>> ListPeopleOfAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT DISTINCT person_id FROM faces WHERE owner_id = @owner AND photo_id = @photo AND person_id IS NOT NULL",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, row => new Guid(row.Bytes(0), bigEndian: true), ct);

    public static Task AssignAsync(CatalogSession session, Guid face, Guid? person, Assigned assigned, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE faces SET person_id = @person, assigned = @assigned WHERE owner_id = @owner AND id = @id",
            Args(session, face).With("assigned", (long)assigned).Bytes("person", person?.ToByteArray(bigEndian: true)), ct);

    /// <summary>Remembers that a face is not this person's.</summary>
    public static Task RefuseAsync(CatalogSession session, Guid face, Guid person, CancellationToken ct) =>
        session.Sql.RunAsync("INSERT INTO face_refusals (owner_id, face_id, person_id) VALUES (@owner, @id, @person) ON CONFLICT (owner_id, face_id, person_id) DO NOTHING",
            Args(session, face).Bytes("person", person.ToByteArray(bigEndian: true)), ct);

    public static Task AcceptAsync(CatalogSession session, Guid face, Guid person, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM face_refusals WHERE owner_id = @owner AND face_id = @id AND person_id = @person",
            Args(session, face).Bytes("person", person.ToByteArray(bigEndian: true)), ct);

    public static async Task<HashSet<(Guid Face, Guid Person)>> ListRefusalsAsync(CatalogSession session, CancellationToken ct) =>
        [.. await session.Sql.ListAsync("SELECT face_id, person_id FROM face_refusals WHERE owner_id = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes }, row => (new Guid(row.Bytes(0), bigEndian: true), new Guid(row.Bytes(1), bigEndian: true)), ct)];

    /// <summary>What is refused of one person is refused of the one it went into.</summary>
    public static Task MoveRefusalsAsync(CatalogSession session, Guid from, Guid to, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            INSERT INTO face_refusals (owner_id, face_id, person_id)
            SELECT owner_id, face_id, @to FROM face_refusals WHERE owner_id = @owner AND person_id = @id
            ON CONFLICT (owner_id, face_id, person_id) DO NOTHING
            """,
            Args(session, from).Bytes("to", to.ToByteArray(bigEndian: true)), ct);

    /// <summary>Writes the faces of photos as the API shows them; no line of the feed, the person's own says it.</summary>
    public static async Task ShowAsync(CatalogSession session, IEnumerable<PhotoId> photos, CancellationToken ct)
    {
        foreach (var photo in photos.Distinct())
        {
            await session.Sql.RunAsync("UPDATE photos SET faces = @faces WHERE owner_id = @owner AND id = @photo",
                new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["faces"] = await FaceStore.WriteJsonAsync(session, photo, ct) }, ct);
        }
    }

    private static SqlArgs Args(CatalogSession session, Guid id) => new() { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) };
}
