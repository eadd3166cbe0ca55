namespace PhotoGrid.Places;

/// <summary>What is known of a point on the earth. Every part may be missing: at sea there is no town, in a small country no region.</summary>
/// <param name="City">The town it is in or near, as it is called there in Latin letters.</param>
/// <param name="Region">State, province, county: the first division of the country.</param>
/// <param name="Country">In English.</param>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="TimeZone">The IANA name of the zone whose time clocks there show.</param>
public sealed record FoundPlace(string? City, string? Region, string? Country, string? CountryCode, string? TimeZone);
