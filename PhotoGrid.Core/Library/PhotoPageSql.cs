using System.Text;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library;

/// <summary>Writes the keyset query of a page. The conditions are spelled as the partial indexes spell them, so that both planners use those.</summary>
internal static class PhotoPageSql
{
    public static (string Sql, SqlArgs Args) Write(byte[] owner, PhotoQuery query)
    {
        var key = query.Sort == PhotoSort.AddedDescending ? "created_at" : "taken_at";
        var (order, compare) = query.Sort == PhotoSort.DateAscending ? ("ASC", ">") : ("DESC", "<");
        var args = new SqlArgs { ["owner"] = owner, ["limit"] = query.Limit + 1 };

        var sql = new StringBuilder($"SELECT {PhotoColumns.Names} FROM photos WHERE ");
        WriteConditions(sql, args, query);
        if (query.After is { } after)
        {
            sql.Append($" AND ({key}, id) {compare} (@key, @id)");
            args["key"] = after.Key;
            args["id"] = after.Id.ToByteArray(bigEndian: true);
        }

        sql.Append($" ORDER BY {key} {order}, id {order} LIMIT @limit");
        return (sql.ToString(), args);
    }

    /// <summary>How many photos all pages of a query have.</summary>
    public static (string Sql, SqlArgs Args) WriteCount(byte[] owner, PhotoQuery query)
    {
        var args = new SqlArgs { ["owner"] = owner };
        var sql = new StringBuilder("SELECT count(*) FROM photos WHERE ");
        WriteConditions(sql, args, query);
        return (sql.ToString(), args);
    }

    private static void WriteConditions(StringBuilder sql, SqlArgs args, PhotoQuery query)
    {
        sql.Append("owner_id = @owner AND ").Append(Condition(query));
        if (query.Album is { } album)
        {
            sql.Append(" AND id IN (SELECT photo_id FROM album_photos WHERE owner_id = @owner AND album_id = @album AND photo_owner = @owner)");
            args["album"] = album.ToBytes();
        }

        if (query.Folded)
            sql.Append(" AND (stack_primary IS NULL OR stack_primary = id)");

        if (query.Person is { } person)
        {
            sql.Append(" AND id IN (SELECT photo_id FROM faces WHERE owner_id = @owner AND person_id = @person)");
            args["person"] = person.ToByteArray(bigEndian: true);
        }

        if (query.From is { } from)
        {
            sql.Append(" AND taken_at >= @from");
            args["from"] = Instant.Of(from);
        }

        if (query.To is { } to)
        {
            sql.Append(" AND taken_at < @to");
            args["to"] = Instant.Of(to);
        }

        if (query.Box is { } box)
        {
            sql.Append(" AND lat BETWEEN @south AND @north AND ")
                .Append(box.West <= box.East ? "lon BETWEEN @west AND @east" : "(lon >= @west OR lon <= @east)");
            args["south"] = box.South;
            args["north"] = box.North;
            args["west"] = box.West;
            args["east"] = box.East;
        }

        if (query.Place is { } place)
        {
            WriteName(sql, args, "country_code", place.Country);
            WriteName(sql, args, "region", place.Region);
            WriteName(sql, args, "city", place.City);
        }
    }

    private static void WriteName(StringBuilder sql, SqlArgs args, string column, string? name)
    {
        if (name is null)
            return;
        sql.Append(name.Length == 0 ? $" AND {column} IS NULL" : $" AND {column} = @{column}");
        if (name.Length > 0)
            args[column] = name;
    }

    private static string Condition(PhotoQuery query) => query.Filter switch
    {
        PhotoFilter.Shown when query.Album is not null => "deleted_at IS NULL",
        PhotoFilter.Shown => "deleted_at IS NULL AND is_archived = 0",
        PhotoFilter.Favorites => "deleted_at IS NULL AND is_favorite = 1",
        PhotoFilter.Archived => "deleted_at IS NULL AND is_archived = 1",
        PhotoFilter.Videos => "deleted_at IS NULL AND kind = 1",
        PhotoFilter.Trash => "deleted_at IS NOT NULL",
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };
}
