using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Albums;

/// <summary>
/// An album. coverPhotoId is the photo that stands for it, chosen or the first; covers are up to three, that one first. takenFrom and takenTo
/// are days, by the clock where its oldest and newest photo were taken.
/// </summary>
internal sealed record AlbumJson(
    Guid Id, string Name, string? Description, long PhotoCount, Guid? CoverPhotoId, IReadOnlyList<CoverJson> Covers, DateOnly? TakenFrom, DateOnly? TakenTo,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    public static AlbumJson Of(UserId owner, AlbumView view) => new(
        view.Album.Id.Value, view.Album.Name, view.Album.Description, view.Album.PhotoCount,
        view.Covers.Count > 0 ? view.Covers[0].Id.Value : null, [.. view.Covers.Select(photo => CoverJson.Of(owner, photo))],
        DayOf(view.FirstTakenLocalMs), DayOf(view.LastTakenLocalMs),
        Instant.Read(view.Album.CreatedAtMs), Instant.Read(view.Album.UpdatedAtMs), view.Album.Version);

    private static DateOnly? DayOf(long? localMs) => localMs is { } ms ? DateOnly.FromDateTime(Instant.Read(ms).UtcDateTime) : null;
}

/// <summary>As much of a photo as its picture on an album's cover needs.</summary>
internal sealed record CoverJson(Guid Id, long Number, int Width, int Height, string? Blurhash, string Color, PhotoUrlsJson Urls)
{
    public static CoverJson Of(UserId owner, Photo photo) =>
        new(photo.Id.Value, photo.Number, photo.Width, photo.Height, photo.Blurhash, $"#{photo.Color:x6}", PhotoUrlsJson.Of(owner, photo));
}

/// <summary>A page of albums, last changed first.</summary>
internal sealed record AlbumPageJson(IReadOnlyList<AlbumJson> Albums, string? Cursor, bool HasMore);

/// <summary>What POST takes. query, a saved search, comes with search: until then it is refused.</summary>
internal sealed record CreateAlbumJson(string Name)
{
    public string? Description { get; init; }
    public JsonElement Query { get; init; }
}

/// <summary>What PUT takes; absent fields stay. A null description takes it away, a null cover goes back to the first photo.</summary>
internal sealed record AlbumSetJson
{
    public string? Name { get; init; }
    public JsonElement Description { get; init; }
    public JsonElement CoverPhotoId { get; init; }
    public JsonElement Query { get; init; }
    public long? Version { get; init; }
}

/// <summary>
/// What order takes: these photos go, in this order, before the one named; null: behind all others; absent: to the front. All photos without
/// before is the whole order.
/// </summary>
internal sealed record AlbumOrderJson(IReadOnlyList<Guid> PhotoIds)
{
    public JsonElement Before { get; init; }
}

/// <summary>How albums are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(AlbumJson))]
[JsonSerializable(typeof(AlbumPageJson))]
[JsonSerializable(typeof(CreateAlbumJson))]
[JsonSerializable(typeof(AlbumSetJson))]
[JsonSerializable(typeof(AlbumOrderJson))]
internal sealed partial class AlbumsJson : JsonSerializerContext;
