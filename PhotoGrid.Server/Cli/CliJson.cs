using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Cli;

/// <summary>A verb on its way to the process that holds the folder; the password was asked for by the one that was typed.</summary>
internal sealed record ControlRequest(string[] Args, string? Password);

internal sealed record CliUserJson(
    string Id, string Email, string Name, bool IsAdmin, long? Quota,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Password);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(CliUserJson))]
internal sealed partial class CliJson : JsonSerializerContext;
