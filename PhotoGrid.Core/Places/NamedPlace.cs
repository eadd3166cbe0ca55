using PhotoGrid.Foundation;

namespace PhotoGrid.Places;

/// <summary>A town that was found by its name.</summary>
/// <param name="Name">As it is called there in Latin letters.</param>
/// <param name="Region">State, province, county: the first division of the country.</param>
/// <param name="Country">In English.</param>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="Point">Its centre.</param>
public sealed record NamedPlace(string Name, string? Region, string? Country, string? CountryCode, GeoPoint Point);
