using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Imaging.Sidecars;

/// <summary>What an XMP file beside a photo says about it. Everything may be missing.</summary>
public sealed record SidecarMetadata
{
    /// <summary>When it was taken, of source <c>sidecar</c>; noon where it names only the day.</summary>
    public TakenAt? TakenAt { get; init; }

    /// <summary>Degrees north, where <see cref="Lon"/> is there too.</summary>
    public double? Lat { get; init; }

    /// <summary>Degrees east, where <see cref="Lat"/> is there too.</summary>
    public double? Lon { get; init; }

    /// <summary>Its caption, else its title, at most 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Its keywords, each once.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>−1 (rejected) to 5 stars.</summary>
    public int? Rating { get; init; }

    /// <summary>Where it was taken, or null.</summary>
    public GeoPoint? Place() => Lat is { } lat && Lon is { } lon && GeoPoint.TryCreate(lat, lon, out GeoPoint place) ? place : null;
}
