using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Api.Maintenance;

/// <summary>Libraries whose verification waits or runs; /jobs says how it goes.</summary>
internal sealed record ScrubJson(int Libraries);

/// <summary>How maintenance is written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScrubJson))]
internal sealed partial class MaintenanceJson : JsonSerializerContext;
