using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Editing;

/// <summary>What PUT takes: all edits of a photo, in place of those it has. docs/api/edits.md describes the operations.</summary>
internal sealed record EditJson(JsonElement Operations, long? Version = null);

/// <summary>How edits are read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(EditJson))]
internal sealed partial class EditsJson : JsonSerializerContext;
