using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Api.Timeline;

/// <summary>How many photos each month has, newest first, by the wall clock where they were taken.</summary>
internal sealed record TimelineJson(IReadOnlyList<MonthJson> Months, long Total);

internal sealed record MonthJson(string Month, int Count);

/// <summary>Blurhashes by position in the timeline; null where a photo is not processed yet.</summary>
internal sealed record HashesJson(int From, long Change, IReadOnlyList<string?> Hashes);

/// <summary>What the timeline can be filtered by; names with the most photos first.</summary>
internal sealed record FacetsJson(
    int Photos, int Videos, int Favorites, IReadOnlyList<NameCountJson> Cameras, IReadOnlyList<NameCountJson> Cities, IReadOnlyList<NameCountJson> Countries);

internal sealed record NameCountJson(string Name, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TimelineJson))]
[JsonSerializable(typeof(HashesJson))]
[JsonSerializable(typeof(FacetsJson))]
internal sealed partial class TimelinesJson : JsonSerializerContext;
