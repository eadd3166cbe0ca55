using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Albums;

/// <summary>The SQL of what is in albums, for photos of the album's owner.</summary>
internal static class AlbumPhotoStore
{
    private static readonly string _photoColumns = string.Join(", ", PhotoColumns.Names.Split(',', StringSplitOptions.TrimEntries).Select(name => $"p.{name}"));

    /// <summary>Puts a photo in; false when it is there already.</summary>
    public static async Task<bool> InsertAsync(CatalogSession session, AlbumId album, AlbumPlace place, long takenLocal, long now, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO album_photos (owner_id, album_id, photo_owner, photo_id, position, taken_local, is_trashed, added_at)
            VALUES (@owner, @album, @owner, @photo, @position, @taken, @trashed, @now)
            ON CONFLICT (owner_id, album_id, photo_owner, photo_id) DO NOTHING
            """,
            Args(session, album, place.Photo).With("position", place.Position).With("taken", takenLocal).With("trashed", place.IsTrashed).With("now", now),
            ct) == 1;

    /// <summary>Takes a photo out; null when it was not in.</summary>
    public static Task<AlbumPlace?> RemoveAsync(CatalogSession session, AlbumId album, PhotoId photo, CancellationToken ct) =>
        session.Sql.FirstAsync(
            """
            DELETE FROM album_photos WHERE owner_id = @owner AND album_id = @album AND photo_owner = @owner AND photo_id = @photo
            RETURNING photo_id, position, is_trashed
            """,
            Args(session, album, photo), Map, ct);

    public static Task<AlbumPlace?> FindAsync(CatalogSession session, AlbumId album, PhotoId photo, CancellationToken ct) =>
        session.Sql.FirstAsync(
            """
            SELECT photo_id, position, is_trashed FROM album_photos
            WHERE owner_id = @owner AND album_id = @album AND photo_owner = @owner AND photo_id = @photo
            """,
            Args(session, album, photo), Map, ct);

    /// <summary>Places in order, those in the trash included: from the front, or from the end.</summary>
    public static Task<List<AlbumPlace>> ListAsync(CatalogSession session, AlbumId album, bool fromEnd, int limit, CancellationToken ct)
    {
        var order = fromEnd ? "DESC" : "ASC";
        return session.Sql.ListAsync(
            $"""
            SELECT photo_id, position, is_trashed FROM album_photos WHERE owner_id = @owner AND album_id = @album
            ORDER BY position {order}, photo_id {order} LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes(), ["limit"] = limit }, Map, ct);
    }

    /// <summary>The places before one, nearest first.</summary>
    public static Task<List<AlbumPlace>> ListBeforeAsync(CatalogSession session, AlbumId album, AlbumPlace place, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            """
            SELECT photo_id, position, is_trashed FROM album_photos
            WHERE owner_id = @owner AND album_id = @album AND (position, photo_id) < (@position, @photo)
            ORDER BY position DESC, photo_id DESC LIMIT @limit
            """,
            Args(session, album, place.Photo).With("position", place.Position).With("limit", limit), Map, ct);

    /// <summary>Photos outside the trash in the album's order, from after <paramref name="after"/>.</summary>
    public static Task<List<Photo>> ListPhotosAsync(CatalogSession session, AlbumId album, Cursor? after, int limit, CancellationToken ct)
    {
        var from = after is null ? "" : "AND (a.position, a.photo_id) > (@position, @photo)";
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes(), ["limit"] = limit };
        if (after is { } place)
            args.With("position", place.Key).With("photo", place.Id.ToByteArray(bigEndian: true));
        return session.Sql.ListAsync(
            $"""
            SELECT {_photoColumns} FROM album_photos a JOIN photos p ON p.owner_id = a.photo_owner AND p.id = a.photo_id
            WHERE a.owner_id = @owner AND a.photo_owner = @owner AND a.album_id = @album AND a.is_trashed = 0 {from}
            ORDER BY a.position, a.photo_id LIMIT @limit
            """,
            args, PhotoColumns.Map, ct);
    }

    /// <summary>Ids of photos outside the trash, in no order.</summary>
    public static Task<List<Guid>> ListIdsAsync(CatalogSession session, AlbumId album, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT photo_id FROM album_photos WHERE owner_id = @owner AND photo_owner = @owner AND album_id = @album AND is_trashed = 0",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes() }, row => new Guid(row.Bytes(0), bigEndian: true), ct);

    /// <summary>The wall clocks of the oldest and the newest photo outside the trash; nulls when there is none.</summary>
    public static Task<(long? First, long? Last)> SpanAsync(CatalogSession session, AlbumId album, CancellationToken ct) =>
        session.Sql.FirstAsync(
            """
            SELECT (SELECT min(taken_local) FROM album_photos WHERE owner_id = @owner AND album_id = @album AND is_trashed = 0),
                (SELECT max(taken_local) FROM album_photos WHERE owner_id = @owner AND album_id = @album AND is_trashed = 0)
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes() }, row => (row.LongOrNull(0), row.LongOrNull(1)), ct);

    public static Task MoveAsync(CatalogSession session, AlbumId album, AlbumPlace place, CancellationToken ct) =>
        session.Sql.RunAsync(
            """
            UPDATE album_photos SET position = @position
            WHERE owner_id = @owner AND album_id = @album AND photo_owner = @owner AND photo_id = @photo
            """,
            Args(session, album, place.Photo).With("position", place.Position), ct);

    /// <summary>The albums that a photo is in.</summary>
    public static Task<List<AlbumId>> ListAlbumsOfAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT album_id FROM album_photos WHERE owner_id = @owner AND photo_owner = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, row => AlbumId.FromBytes(row.Bytes(0)), ct);

    /// <summary>Takes over what albums keep of a photo's row.</summary>
    public static Task FollowAsync(CatalogSession session, PhotoId photo, long takenLocal, bool isTrashed, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE album_photos SET taken_local = @taken, is_trashed = @trashed WHERE owner_id = @owner AND photo_owner = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["taken"] = takenLocal, ["trashed"] = isTrashed }, ct);

    public static Task DeleteAllAsync(CatalogSession session, AlbumId album, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM album_photos WHERE owner_id = @owner AND album_id = @album",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes() }, ct);

    private static SqlArgs Args(CatalogSession session, AlbumId album, PhotoId photo) =>
        new() { ["owner"] = session.OwnerBytes, ["album"] = album.ToBytes(), ["photo"] = photo.ToBytes() };

    private static AlbumPlace Map(DbDataReader row) => new(PhotoId.FromBytes(row.Bytes(0)), row.GetInt64(1), row.Flag(2));
}
