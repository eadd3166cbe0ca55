using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Api.Uploads;

/// <summary>What init takes. lastModified is RFC 3339, or milliseconds since 1970 as browsers have it.</summary>
internal sealed record InitUploadJson(string Filename, long Size)
{
    public string? MimeType { get; init; }
    public string? Sha256 { get; init; }
    public JsonElement LastModified { get; init; }
    public string? AlbumId { get; init; }
    public OnDuplicateWord? OnDuplicate { get; init; }
}

/// <summary>The words of <see cref="OnDuplicate"/> on the wire.</summary>
[JsonConverter(typeof(WordConverter<OnDuplicateWord>))]
internal enum OnDuplicateWord
{
    Skip,
    Keep,
    Replace,
}

/// <summary>An upload that was begun.</summary>
internal sealed record BegunUploadJson(
    Guid UploadId, string SessionToken, int PartSize, IReadOnlyList<string?> SignedUrls, DateTimeOffset ExpiresAt, IReadOnlyList<long[]> Received);

/// <summary>The bytes are known.</summary>
internal sealed record KnownUploadJson(string Status, PhotoJson ExistingPhoto, IReadOnlyList<string> Options);

/// <summary>What has arrived: inclusive byte ranges, merged, ascending.</summary>
internal sealed record ReceivedJson(IReadOnlyList<long[]> Received)
{
    public static IReadOnlyList<long[]> Of(ByteRanges ranges) => [.. ranges.All.Select(range => new[] { range.First, range.Last })];
}

/// <summary>An upload as it stands.</summary>
internal sealed record UploadStateJson(
    Guid UploadId, string Status, IReadOnlyList<long[]> Received, long Size, int PartSize, DateTimeOffset ExpiresAt, IReadOnlyList<string?> SignedUrls);

/// <summary>What complete takes.</summary>
internal sealed record CompleteUploadJson(Guid UploadId, string SessionToken)
{
    public string? Sha256 { get; init; }
}

/// <summary>What an upload came to. An XMP file is no photo: then <c>photo</c> is null and <c>status</c> is sidecar.</summary>
internal sealed record CompletedUploadJson(PhotoJson? Photo, string Status);

/// <summary>What one file of a multipart upload came to.</summary>
internal sealed record WholeUploadJson(string Filename, string Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PhotoJson? Photo { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WholeUploadErrorJson? Error { get; init; }
}

/// <summary>Why one file of a multipart upload was refused.</summary>
internal sealed record WholeUploadErrorJson(string Code, string Message);

/// <summary>What a multipart upload came to, in the order of its files.</summary>
internal sealed record WholeUploadsJson(IReadOnlyList<WholeUploadJson> Results);

/// <summary>How uploads are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(InitUploadJson))]
[JsonSerializable(typeof(BegunUploadJson))]
[JsonSerializable(typeof(KnownUploadJson))]
[JsonSerializable(typeof(ReceivedJson))]
[JsonSerializable(typeof(UploadStateJson))]
[JsonSerializable(typeof(CompleteUploadJson))]
[JsonSerializable(typeof(CompletedUploadJson))]
[JsonSerializable(typeof(WholeUploadsJson))]
internal sealed partial class UploadsJson : JsonSerializerContext;
