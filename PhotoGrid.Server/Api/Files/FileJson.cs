using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Files;

/// <summary>A file that is neither photo nor video, kept as it came. path is where it is below /dav, or was when it went to the trash.</summary>
internal sealed record FileJson(
    Guid Id, string Name, string Path, long Size, string Sha256, DateTimeOffset ModifiedAt, DateTimeOffset CreatedAt, DateTimeOffset? DeletedAt, FileUrlsJson Urls)
{
    public static FileJson Of(KeptFile file) => new(
        file.Id, file.Name, file.Path, file.Size, file.Sha256.ToString(), Instant.Read(file.ModifiedAtMs), Instant.Read(file.CreatedAtMs),
        file.DeletedAtMs is { } at ? Instant.Read(at) : null, new FileUrlsJson($"/api/v1/files/{file.Id}/content"));
}

/// <summary>Where its bytes are.</summary>
internal sealed record FileUrlsJson(string Content);

/// <summary>A page of files, newest first.</summary>
internal sealed record FilePageJson(IReadOnlyList<FileJson> Files, string? Cursor, bool HasMore);

/// <summary>How files are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(FileJson))]
[JsonSerializable(typeof(FilePageJson))]
internal sealed partial class FilesJson : JsonSerializerContext;
