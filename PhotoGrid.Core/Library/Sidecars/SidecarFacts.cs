using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Sidecars;

/// <summary>
/// What a file beside a photo says of it: an archive's description, a sidecar. People made or corrected it, so it counts before what the photo's
/// own file says. What it says nothing of stays as it is.
/// </summary>
public sealed record SidecarFacts
{
    /// <summary>The longest caption that is kept.</summary>
    public const int MaxDescription = 10_000;

    /// <summary>The moment it was taken; by which clock on the wall it does not say.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>Where it was taken.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>Its caption.</summary>
    public string? Description { get; init; }

    /// <summary>A favorite there.</summary>
    public bool IsFavorite { get; init; }

    /// <summary>Archived there.</summary>
    public bool IsArchived { get; init; }

    /// <summary>In the trash there.</summary>
    public bool IsTrashed { get; init; }
}
