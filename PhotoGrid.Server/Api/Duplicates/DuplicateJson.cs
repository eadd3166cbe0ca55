using System.Text.Json.Serialization;
using PhotoGrid.Duplicates;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Duplicates;

/// <summary>A page of groups; reclaimableBytes is what keeping one of each group of the whole list would free.</summary>
internal sealed record DuplicatePageJson(IReadOnlyList<DuplicateGroupJson> Groups, string? Cursor, bool HasMore, long ReclaimableBytes);

/// <summary>Photos that may be one and the same. keep is the one that is suggested: most pixels, then most bytes, then longest here.</summary>
internal sealed record DuplicateGroupJson(Guid Id, DuplicateReasonWord Reason, Guid Keep, IReadOnlyList<DuplicatePhotoJson> Photos, long ReclaimableBytes)
{
    public static DuplicateGroupJson Of(UserId owner, DuplicateView group) => new(
        group.Id, (DuplicateReasonWord)group.Reason, group.Photos[0].Photo.Id.Value,
        [.. group.Photos.Select(one => new DuplicatePhotoJson(
            PhotoJson.Of(owner, one.Photo), one.Distance, [.. one.Albums.Select(album => new DuplicateAlbumJson(album.Id.Value, album.Name))]))],
        group.ReclaimableBytes);
}

/// <summary>One photo of a group; distance is how many of 64 bits its hash is from the suggested one's.</summary>
internal sealed record DuplicatePhotoJson(PhotoJson Photo, int Distance, IReadOnlyList<DuplicateAlbumJson> Albums);

/// <summary>An album that it is in.</summary>
internal sealed record DuplicateAlbumJson(Guid Id, string Name);

/// <summary>The words of <see cref="DuplicateReason"/> on the wire.</summary>
[JsonConverter(typeof(WordConverter<DuplicateReasonWord>))]
internal enum DuplicateReasonWord
{
    Exact,
    Similar,
}

/// <summary>Which photos of a group stay; all of them: they are no duplicates.</summary>
internal sealed record SettleDuplicatesJson(IReadOnlyList<Guid> Keep);

/// <summary>What became of a group; what was trashed can be restored, and a dismissal taken back.</summary>
internal sealed record SettledDuplicatesJson(IReadOnlyList<Guid> Kept, IReadOnlyList<Guid> Trashed, Guid? Dismissal);

/// <summary>How duplicates are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(DuplicatePageJson))]
[JsonSerializable(typeof(SettleDuplicatesJson))]
[JsonSerializable(typeof(SettledDuplicatesJson))]
internal sealed partial class DuplicatesJson : JsonSerializerContext;
