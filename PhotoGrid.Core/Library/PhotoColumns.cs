using System.Data.Common;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Library;

/// <summary>The columns of a photo in one order, for reading and for writing.</summary>
internal static class PhotoColumns
{
    public const string Names = """
        id, number, kind, filename, mime_type, size, sha256, width, height, taken_at, taken_local, taken_source, utc_offset, time_zone,
        created_at, updated_at, version, lat, lon, city, region, country, country_code, camera_make, camera_model, lens, iso, f_number,
        exposure, focal_length, blurhash, color, is_favorite, is_archived, deleted_at, description, tags, faces, duration_ms, flags,
        renditions, processing, processing_error, phash, dominant_colors, content_id, burst_id
        """;

    public static Photo Map(DbDataReader row) => new()
    {
        Id = PhotoId.FromBytes(row.Bytes(0)),
        Number = row.GetInt64(1),
        IsVideo = row.GetInt64(2) == 1,
        Filename = row.GetString(3),
        MimeType = row.GetString(4),
        Size = row.GetInt64(5),
        Sha256 = new ContentHash(row.Bytes(6)),
        Width = (int)row.GetInt64(7),
        Height = (int)row.GetInt64(8),
        TakenAt = new TakenAt(row.GetInt64(9), row.GetInt64(10), (int?)row.LongOrNull(12), row.TextOrNull(13), row.GetString(11)),
        CreatedAtMs = row.GetInt64(14),
        UpdatedAtMs = row.GetInt64(15),
        Version = row.GetInt64(16),
        Location = row.DoubleOrNull(17) is { } lat && GeoPoint.TryCreate(lat, row.GetDouble(18), out var point) ? point : null,
        Place = row.IsDBNull(21) && row.IsDBNull(19) ? null
            : new Place(row.TextOrNull(19), row.TextOrNull(20), row.TextOrNull(21), row.TextOrNull(22)),
        Camera = new Camera(row.TextOrNull(23), row.TextOrNull(24), row.TextOrNull(25), row.LongOrNull(26), row.DoubleOrNull(27),
            row.TextOrNull(28), row.DoubleOrNull(29)),
        Blurhash = row.TextOrNull(30),
        Color = (int)row.GetInt64(31),
        IsFavorite = row.Flag(32),
        IsArchived = row.Flag(33),
        DeletedAtMs = row.LongOrNull(34),
        Description = row.TextOrNull(35),
        TagsJson = row.GetString(36),
        FacesJson = row.GetString(37),
        DurationMs = row.LongOrNull(38),
        Flags = (int)row.GetInt64(39),
        Renditions = row.GetInt64(40),
        Processing = (Processing)row.GetInt64(41),
        ProcessingError = row.TextOrNull(42),
        PerceptualHash = row.LongOrNull(43),
        DominantColorsJson = row.TextOrNull(44),
        ContentId = row.TextOrNull(45),
        BurstId = row.TextOrNull(46),
    };

    public static SqlArgs Args(byte[] owner, Photo photo) => new()
    {
        ["owner"] = owner,
        ["id"] = photo.Id.ToBytes(),
        ["number"] = photo.Number,
        ["kind"] = photo.IsVideo,
        ["filename"] = photo.Filename,
        ["mime_type"] = photo.MimeType,
        ["size"] = photo.Size,
        ["sha256"] = photo.Sha256.Bytes,
        ["width"] = photo.Width,
        ["height"] = photo.Height,
        ["taken_at"] = photo.TakenAt.InstantMs,
        ["taken_local"] = photo.TakenAt.LocalMs,
        ["taken_source"] = photo.TakenAt.Source,
        ["utc_offset"] = photo.TakenAt.OffsetMinutes,
        ["time_zone"] = photo.TakenAt.TimeZone,
        ["created_at"] = photo.CreatedAtMs,
        ["updated_at"] = photo.UpdatedAtMs,
        ["version"] = photo.Version,
        ["lat"] = photo.Location?.Lat,
        ["lon"] = photo.Location?.Lon,
        ["city"] = photo.Place?.City,
        ["region"] = photo.Place?.Region,
        ["country"] = photo.Place?.Country,
        ["country_code"] = photo.Place?.CountryCode,
        ["camera_make"] = photo.Camera.Make,
        ["camera_model"] = photo.Camera.Model,
        ["lens"] = photo.Camera.Lens,
        ["iso"] = photo.Camera.Iso,
        ["f_number"] = photo.Camera.FNumber,
        ["exposure"] = photo.Camera.Exposure,
        ["focal_length"] = photo.Camera.FocalLength,
        ["blurhash"] = photo.Blurhash,
        ["color"] = photo.Color,
        ["is_favorite"] = photo.IsFavorite,
        ["is_archived"] = photo.IsArchived,
        ["deleted_at"] = photo.DeletedAtMs,
        ["description"] = photo.Description,
        ["tags"] = photo.TagsJson,
        ["faces"] = photo.FacesJson,
        ["duration_ms"] = photo.DurationMs,
        ["flags"] = photo.Flags,
        ["renditions"] = photo.Renditions,
        ["processing"] = (long)photo.Processing,
        ["processing_error"] = photo.ProcessingError,
        ["phash"] = photo.PerceptualHash,
        ["dominant_colors"] = photo.DominantColorsJson,
        ["content_id"] = photo.ContentId,
        ["burst_id"] = photo.BurstId,
    };
}
