using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library.Seen;

/// <summary>The SQL of what was looked at.</summary>
internal static class LookStore
{
    public static Task<List<Look>> ListAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT task, model, renditions, problem FROM photo_looks WHERE owner_id = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, row => new Look(row.GetString(0), row.GetString(1), row.GetInt64(2), row.TextOrNull(3)), ct);

    public static Task PutAsync(CatalogSession session, PhotoId photo, Look look, long now, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            INSERT INTO photo_looks (owner_id, photo_id, task, model, renditions, problem, at) VALUES (@owner, @photo, @task, @model, @renditions, @problem, @at)
            ON CONFLICT (owner_id, photo_id, task) DO UPDATE SET model = excluded.model, renditions = excluded.renditions, problem = excluded.problem, at = excluded.at
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["task"] = look.Task, ["model"] = look.Model, ["renditions"] = look.Renditions,
                ["problem"] = look.Problem, ["at"] = now,
            }, ct);

    /// <summary>The newest photos outside the trash that were not looked at for a task with these models as they are now.</summary>
    public static Task<List<PhotoId>> ListUnseenAsync(CatalogSession session, string task, string model, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            """
            SELECT p.id FROM photos p WHERE p.owner_id = @owner AND p.deleted_at IS NULL AND p.processing = 1 AND NOT EXISTS (
                SELECT 1 FROM photo_looks l
                WHERE l.owner_id = @owner AND l.photo_id = p.id AND l.task = @task AND l.model = @model AND l.renditions = p.renditions)
            ORDER BY p.taken_at DESC, p.id DESC LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["task"] = task, ["model"] = model, ["limit"] = limit }, row => PhotoId.FromBytes(row.Bytes(0)), ct);

    /// <summary>Removes all that was seen in a photo but its faces.</summary>
    public static async Task DeletePhotoAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() };
        await session.Sql.RunAsync("DELETE FROM photo_looks WHERE owner_id = @owner AND photo_id = @photo", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_sights WHERE owner_id = @owner AND photo_id = @photo", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_lines WHERE owner_id = @owner AND photo_id = @photo", args, ct);
        await session.Sql.RunAsync("DELETE FROM photo_vectors WHERE owner_id = @owner AND photo_id = @photo", args, ct);
    }
}
