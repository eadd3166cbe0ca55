using System.Text.Json.Serialization;

namespace PhotoGrid.Server.Api.Places;

/// <summary>Places of that name; none where the server has no data of places.</summary>
internal sealed record NamedPlacesJson(IReadOnlyList<NamedPlaceJson> Places);

/// <summary>One town and where it is.</summary>
internal sealed record NamedPlaceJson(string Name, string? Region, string? Country, string? CountryCode, double Lat, double Lon);

/// <summary>How places are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NamedPlacesJson))]
internal sealed partial class NamedPlacesContext : JsonSerializerContext;
