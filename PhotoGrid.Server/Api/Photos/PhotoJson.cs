using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>A photo as API.md shows it.</summary>
internal record PhotoJson
{
    public required Guid Id { get; init; }
    public required long Number { get; init; }
    public required string Kind { get; init; }
    public required string Filename { get; init; }
    public required string MimeType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    public required string TakenAtSource { get; init; }
    public required string? UtcOffset { get; init; }
    public required string? TimeZone { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required long Version { get; init; }
    public required LocationJson? Location { get; init; }
    public required CameraJson Camera { get; init; }
    public required string? Blurhash { get; init; }
    public required string Color { get; init; }
    public required bool IsFavorite { get; init; }
    public required bool IsArchived { get; init; }
    public required bool IsDeleted { get; init; }
    public required DateTimeOffset? DeletedAt { get; init; }
    public required string? Description { get; init; }
    public required RawJson Tags { get; init; }
    public required RawJson Faces { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OcrText { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DurationMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Edits { get; init; }

    public required long Renditions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StackOfPhotoJson? Stack { get; init; }

    public required string Processing { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProcessingError { get; init; }

    public required PhotoUrlsJson Urls { get; init; }

    public static PhotoJson Of(UserId owner, Photo photo) => new()
    {
        Id = photo.Id.Value,
        Number = photo.Number,
        Kind = photo.IsVideo ? "video" : "photo",
        Filename = photo.Filename,
        MimeType = photo.MimeType,
        Size = photo.Size,
        Sha256 = photo.Sha256.ToString(),
        Width = photo.Width,
        Height = photo.Height,
        TakenAt = photo.TakenAt.Moment,
        TakenAtSource = photo.TakenAt.Source,
        UtcOffset = photo.TakenAt.OffsetMinutes is { } minutes ? OffsetText(minutes) : null,
        TimeZone = photo.TakenAt.TimeZone,
        CreatedAt = Instant.Read(photo.CreatedAtMs),
        UpdatedAt = Instant.Read(photo.UpdatedAtMs),
        Version = photo.Version,
        Location = photo.Location is { } point ? new LocationJson(point.Lat, point.Lon, PlaceOf(photo.Place)) : null,
        Camera = new CameraJson(photo.Camera.Make, photo.Camera.Model, photo.Camera.Lens, photo.Camera.Iso, photo.Camera.FNumber,
            photo.Camera.Exposure, photo.Camera.FocalLength),
        Blurhash = photo.Blurhash,
        Color = $"#{photo.Color:x6}",
        IsFavorite = photo.IsFavorite,
        IsArchived = photo.IsArchived,
        IsDeleted = photo.DeletedAtMs is not null,
        DeletedAt = photo.DeletedAtMs is { } deleted ? Instant.Read(deleted) : null,
        Description = photo.Description,
        Tags = new RawJson(photo.TagsJson),
        Faces = new RawJson(photo.FacesJson),
        OcrText = photo.OcrText,
        DurationMs = photo.DurationMs,
        Edits = photo.EditsJson is { } edits ? new RawJson(edits) : null,
        Renditions = photo.Renditions,
        Stack = photo is { StackId: { } stack, StackPrimary: { } primary } ? new StackOfPhotoJson(stack.Value, photo.StackCount, primary.Value) : null,
        Processing = photo.Processing switch { Library.Processing.Ready => "ready", Library.Processing.Failed => "failed", _ => "pending" },
        ProcessingError = photo.ProcessingError,
        Urls = PhotoUrlsJson.Of(owner, photo),
    };

    private static PlaceJson? PlaceOf(Place? place) =>
        place is null ? null : new PlaceJson(place.City, place.Region, place.Country, place.CountryCode);

    private static string OffsetText(int minutes) => $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:D2}:{Math.Abs(minutes) % 60:D2}";
}

/// <summary>Where; the place's names may be unknown.</summary>
internal sealed record LocationJson(double Lat, double Lon, PlaceJson? Place);

/// <summary>Names of a place.</summary>
internal sealed record PlaceJson(string? City, string? Region, string? Country, string? CountryCode);

/// <summary>What the camera wrote.</summary>
internal sealed record CameraJson(string? Make, string? Model, string? Lens, long? Iso, double? FNumber, string? Exposure, double? FocalLength);

/// <summary>The stack that a photo is in: how many photos, and the id of the one that stands for it.</summary>
internal sealed record StackOfPhotoJson(Guid Id, int Count, Guid Primary);

/// <summary>Absolute paths from the host root.</summary>
internal sealed record PhotoUrlsJson(
    string Thumb150, string Thumb400, string Thumb800, string Full, string Original,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Video = null)
{
    public static PhotoUrlsJson Of(UserId owner, Photo photo)
    {
        var stem = $"/thumbnails/{owner}/{photo.Number}_";
        var end = $".webp?v={photo.Renditions}";
        var original = $"/api/v1/photos/{photo.Id}/original";
        return new PhotoUrlsJson($"{stem}150{end}", $"{stem}400{end}", $"{stem}800{end}", $"{stem}1920{end}", original,
            photo.IsVideo ? original : (photo.Flags & Photo.MotionFlag) != 0 ? $"/api/v1/photos/{photo.Id}/motion" : null);
    }
}

/// <summary>A page of photos.</summary>
internal sealed record PhotoPageJson(IReadOnlyList<PhotoJson> Photos, string? Cursor, bool HasMore);

/// <summary>Ids of a batch.</summary>
internal sealed record PhotoIdsJson(IReadOnlyList<Guid> PhotoIds)
{
    private const int Most = 10_000;

    /// <summary>Each once, in the order given.</summary>
    public static Result<IReadOnlyList<PhotoId>> Read(IReadOnlyList<Guid> ids) => ids.Count is 0 or > Most
        ? Failure.Invalid("photoIds are 1 to 10,000 ids.", "photoIds")
        : ids.Distinct().Select(id => new PhotoId(id)).ToArray();
}

/// <summary>How many were moved or erased.</summary>
internal sealed record CountJson(int Count);

/// <summary>A place to set.</summary>
internal sealed record PointJson(double Lat, double Lon);

/// <summary>Fields of a batch change.</summary>
internal sealed record PhotoBatchJson(IReadOnlyList<Guid> PhotoIds, PhotoSetJson Set);

/// <summary>What PUT takes; absent fields stay. A null location or description takes it away.</summary>
internal sealed record PhotoSetJson
{
    public JsonElement Description { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public JsonElement Location { get; init; }
    public bool? IsFavorite { get; init; }
    public bool? IsArchived { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public long? Version { get; init; }
}
