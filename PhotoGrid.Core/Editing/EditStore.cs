using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Editing;

/// <summary>The SQL of edits, besides what stands in the photo's row.</summary>
internal static class EditStore
{
    /// <summary>How the photo looks without edits, and how it looked when its pictures were last made (null: as it looks now); null where it was never edited.</summary>
    public static async Task<(PhotoLook Unedited, PhotoLook? Made)?> FindAsync(CatalogSession session, PhotoId photo, CancellationToken ct)
    {
        var found = await session.Sql.ListAsync("SELECT unedited, made FROM photo_edits WHERE owner_id = @owner AND photo_id = @photo",
            Args(session, photo), row => (PhotoLook.Parse(row.GetString(0)), row.TextOrNull(1) is { } made ? PhotoLook.Parse(made) : null), ct);
        return found.Count == 0 ? null : found[0];
    }

    public static async Task PutAsync(CatalogSession session, PhotoId photo, PhotoLook unedited, PhotoLook? made, CancellationToken ct)
    {
        await DeleteAsync(session, photo, ct);
        var args = Args(session, photo);
        args["unedited"] = unedited.Write();
        args["made"] = made?.Write();
        await session.Sql.RunAsync("INSERT INTO photo_edits (owner_id, photo_id, unedited, made) VALUES (@owner, @photo, @unedited, @made)", args, ct);
    }

    public static Task DeleteAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM photo_edits WHERE owner_id = @owner AND photo_id = @photo", Args(session, photo), ct);

    private static SqlArgs Args(CatalogSession session, PhotoId photo) => new() { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() };
}
