using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Embeddings;
using PhotoGrid.Vision.Faces;

namespace PhotoGrid.Library.Seen;

/// <summary>The SQL of faces.</summary>
internal static class FaceStore
{
    public const string Columns = "id, photo_id, x, y, w, h, confidence, quality, is_clear, person_id, assigned";

    // Two boxes that share more are the same face, found again.
    private const double SameFace = 0.5;

    public static Face Map(DbDataReader row) => new()
    {
        Id = new Guid(row.Bytes(0), bigEndian: true),
        Photo = PhotoId.FromBytes(row.Bytes(1)),
        Box = new SeenBox(row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5)),
        Confidence = row.GetDouble(6),
        Quality = row.GetDouble(7),
        IsClear = row.Flag(8),
        Person = row.BytesOrNull(9) is { } person ? new Guid(person, bigEndian: true) : null,
        Assigned = (Assigned)row.GetInt64(10),
    };

    public static Task<List<Face>> ListAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {Columns} FROM faces WHERE owner_id = @owner AND photo_id = @photo ORDER BY x, id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, Map, ct);

    /// <summary>Puts the faces found now in place of those found before. One that is found again keeps its id and its person: other weights make no other people.</summary>
    public static async Task ReplaceAsync(CatalogSession session, PhotoId photo, string model, IReadOnlyList<SeenFace> found, TimeProvider clock, CancellationToken ct)
    {
        var before = await ListAsync(session, photo, ct);
        await session.Sql.RunAsync("DELETE FROM faces WHERE owner_id = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct);
        foreach (var seen in found)
        {
            var same = before.OrderByDescending(face => Overlap.Of(face.Box, seen.Box)).FirstOrDefault(face => Overlap.Of(face.Box, seen.Box) > SameFace);
            if (same is not null)
                before.Remove(same);
            await InsertAsync(session, photo, model, seen, same?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), same, Instant.Now(clock), ct);
        }

        foreach (var gone in before)
        {
            await session.Sql.RunAsync("DELETE FROM face_refusals WHERE owner_id = @owner AND face_id = @face",
                new SqlArgs { ["owner"] = session.OwnerBytes, ["face"] = gone.Id.ToByteArray(bigEndian: true) }, ct);
        }
    }

    public static async Task DeletePhotoAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() };
        await session.Sql.RunAsync(
            "DELETE FROM face_refusals WHERE owner_id = @owner AND face_id IN (SELECT id FROM faces WHERE owner_id = @owner AND photo_id = @photo)", args, ct);
        await session.Sql.RunAsync("DELETE FROM faces WHERE owner_id = @owner AND photo_id = @photo", args, ct);
    }

    /// <summary>The faces of a photo as the API shows them: clear ones, and those that somebody is said to be.</summary>
    public static async Task<string> WriteJsonAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var names = (await session.Sql.ListAsync(
            """
            SELECT DISTINCT p.id, p.name FROM faces f JOIN people p ON p.owner_id = f.owner_id AND p.id = f.person_id
            WHERE f.owner_id = @owner AND f.photo_id = @photo
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, row => (Id: new Guid(row.Bytes(0), bigEndian: true), Name: row.TextOrNull(1)), ct)).ToDictionary(row => row.Id, row => row.Name);
        return FacesText.Write((await ListAsync(session, photo, ct)).Where(face => face.IsClear || face.Person is not null), names);
    }

    private static async Task InsertAsync(
        CatalogSession session, PhotoId photo, string model, SeenFace seen, Guid id, Face? before, long now, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO faces (owner_id, id, photo_id, x, y, w, h, confidence, quality, is_clear, model, vector, person_id, assigned, created_at)
            VALUES (@owner, @id, @photo, @x, @y, @w, @h, @confidence, @quality, @clear, @model, @vector, @person, @assigned, @at)
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true), ["photo"] = photo.ToBytes(),
                ["x"] = seen.Box.X, ["y"] = seen.Box.Y, ["w"] = seen.Box.W, ["h"] = seen.Box.H, ["confidence"] = seen.Confidence, ["quality"] = seen.Quality,
                ["clear"] = seen.IsClear, ["model"] = model, ["vector"] = Vectors.Pack(seen.Vector), ["assigned"] = (long)(before?.Assigned ?? Assigned.No), ["at"] = now,
            }.Bytes("person", before?.Person?.ToByteArray(bigEndian: true)), ct);
}
