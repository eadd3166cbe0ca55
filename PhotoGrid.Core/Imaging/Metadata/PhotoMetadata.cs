using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata.Kin;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>What a file says about itself.</summary>
public sealed record PhotoMetadata
{
    /// <summary>By content, never by name.</summary>
    public required string MimeType { get; init; }

    /// <summary>Pixels after orientation.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels after orientation.</summary>
    public required int Height { get; init; }

    /// <summary>1 to 8 as EXIF counts them; already applied to width and height.</summary>
    public required int Orientation { get; init; }

    /// <summary>Frames of an animation or pages; 1 for a plain photo.</summary>
    public required int Frames { get; init; }

    /// <summary>When it was taken, or null when the file does not say.</summary>
    public TakenAt? TakenAt { get; init; }

    /// <summary>The same for the still and the moving half of a live photo; at most 64 characters.</summary>
    public string? ContentId { get; init; }

    /// <summary>The same for all photos of a burst; at most 64 characters.</summary>
    public string? BurstId { get; init; }

    /// <summary>The video within a motion photo.</summary>
    public MotionPart? Motion { get; init; }

    /// <summary>How long a video lasts, where it says so.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Never null; its fields are, where unknown.</summary>
    public required CameraMetadata Camera { get; init; }

    /// <summary>Where it was taken, or null.</summary>
    public GeoPoint? Place { get; init; }

    /// <summary>A caption from XMP, IPTC or EXIF, at most 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>What other programs filed it under, at most a hundred.</summary>
    public IReadOnlyList<Keyword> Keywords { get; init; } = [];

    /// <summary>All tags read, <c>{"Exif IFD0":{"Make":"…"}}</c>, at most 32 KiB of JSON without control characters.</summary>
    public required string ExifJson { get; init; }
}
