using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Cli.Watch;

internal sealed record WatchInitJson(string Filename, long Size, string Sha256, DateTimeOffset LastModified, string OnDuplicate, string? AlbumId);

internal sealed record WatchCompleteJson(string UploadId, string SessionToken, string Sha256);

internal sealed record WatchAlbumJson(string Name);

/// <summary>A file that something became of: uploaded, there, sidecar, or left with a reason.</summary>
internal sealed record WatchFileJson(string File, string Outcome, string? Reason, bool IsFault);

internal sealed record WatchAccountJson(WatchAccount Account);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WatchInitJson))]
[JsonSerializable(typeof(WatchCompleteJson))]
[JsonSerializable(typeof(WatchAlbumJson))]
[JsonSerializable(typeof(WatchFileJson))]
[JsonSerializable(typeof(WatchAccountJson))]
internal sealed partial class WatchJson : JsonSerializerContext;
