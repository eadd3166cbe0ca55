using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Machine;

internal sealed record ServerJson(string Name, string Version, bool NeedsSetup, bool SetupCodeNeeded, FeaturesJson Features, LimitsJson Limits, IReadOnlyList<NoticeJson> Notices);

/// <summary>What this server can do with its libraries and models as they are.</summary>
internal sealed record FeaturesJson(bool Heic = false, bool Raw = false, bool Video = false, bool Faces = false, bool Objects = false, bool Ocr = false, bool Semantic = false, bool Places = false);

/// <summary>Whose work is used and has to be named where people see it.</summary>
internal sealed record NoticeJson(string Name, string Text, string Url);

internal sealed record LimitsJson(long MaxFileSize, long PartSize);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(ServerJson))]
[JsonSerializable(typeof(HealthJson))]
internal sealed partial class MachineJson : JsonSerializerContext;
