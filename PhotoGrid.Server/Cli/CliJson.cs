using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Cli;

/// <summary>A command line on its way to the process that holds the folder; the password was asked for by the one that was typed.</summary>
internal sealed record ControlRequest(string[] Args, string? Password);

internal sealed record CliUserJson(
    string Id, string Email, string Name, bool IsAdmin, long? Quota,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Password);

internal sealed record CliVerifiedJson(string User, long Files, long Bytes, long Faults);

internal sealed record CliFindingJson(string? User, string Kind, string Subject, string Message, bool IsFault);

internal sealed record CliProgressJson(VerbProgress Progress);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(CliUserJson))]
[JsonSerializable(typeof(CliVerifiedJson))]
[JsonSerializable(typeof(CliFindingJson))]
[JsonSerializable(typeof(CliProgressJson))]
internal sealed partial class CliJson : JsonSerializerContext;
