using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Api.Machine;

internal sealed record ServerJson(string Name, string Version, bool NeedsSetup, bool SetupCodeNeeded, FeaturesJson Features, LimitsJson Limits);

/// <summary>What this server can do with its libraries and models as they are.</summary>
internal sealed record FeaturesJson(bool Heic = false, bool Raw = false, bool Video = false, bool Faces = false, bool Objects = false, bool Ocr = false, bool Semantic = false);

internal sealed record LimitsJson(long MaxFileSize, long PartSize);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ServerJson))]
internal sealed partial class MachineJson : JsonSerializerContext;
