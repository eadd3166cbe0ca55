using PhotoGrid.Foundation;
using PhotoGrid.Places;

namespace PhotoGrid.Library.Whereabouts;

/// <summary>What a photo learns from where it was taken: the names of the place, and the zone whose clocks its camera showed. Either may be unknown.</summary>
public sealed record KnownPlace(Place? Names, TimeZoneInfo? Zone)
{
    /// <summary>Where nothing is known.</summary>
    public static KnownPlace Nothing { get; } = new(null, null);
}

/// <summary>Asks the file of places. Without it, or without a point, nothing is known.</summary>
public sealed class LookUpPlace(PlaceFinder finder)
{
    /// <summary>Which data answers; 0 when none does.</summary>
    public long Version => finder.Version;

    /// <summary>Never fails.</summary>
    public KnownPlace At(GeoPoint? point)
    {
        if (point is not { } here || finder.Find(here) is not { } found)
            return KnownPlace.Nothing;
        var names = found.CountryCode is null ? null : new Place(found.City, found.Region, found.Country, found.CountryCode);
        // The rules of the zone are the system's (tzdata); a zone that it does not know is as good as unknown.
        return new KnownPlace(names, found.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null);
    }
}
