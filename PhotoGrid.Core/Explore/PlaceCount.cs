using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>How finely places are told apart.</summary>
public enum PlaceLevel
{
    /// <summary>By country.</summary>
    Country,
    /// <summary>By region of a country.</summary>
    Region,
    /// <summary>By town.</summary>
    City,
}

/// <summary>A place and what was taken there. Names below the level that was asked for are null, and names that places there don't have.</summary>
/// <param name="Names">What it is called.</param>
/// <param name="Count">Photos.</param>
/// <param name="Parts">Different places of the next finer level in it; for towns 0.</param>
/// <param name="Cover">The newest favorite with a picture, else the newest with one, else the newest.</param>
/// <param name="Bounds">Holds all of them.</param>
/// <param name="First">The oldest's wall clock, milliseconds.</param>
/// <param name="Last">The newest's.</param>
public sealed record PlaceCount(Place Names, int Count, int Parts, Print Cover, GeoBox Bounds, long First, long Last);

/// <summary>Places, most photos first, and what the photos that were asked for are in all, those without names of places among them.</summary>
public sealed record PlaceCounts(IReadOnlyList<PlaceCount> Places, int Total, long Photos, long? First, long? Last);
