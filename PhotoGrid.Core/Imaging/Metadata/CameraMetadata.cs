namespace PhotoGrid.Imaging.Metadata;

/// <summary>What took the photo and how; null where unknown.</summary>
public sealed record CameraMetadata
{
    /// <summary>Maker, trimmed.</summary>
    public string? Make { get; init; }

    /// <summary>Model, trimmed.</summary>
    public string? Model { get; init; }

    /// <summary>Lens model.</summary>
    public string? Lens { get; init; }

    /// <summary>Sensitivity.</summary>
    public int? Iso { get; init; }

    /// <summary>Aperture, such as 2.8.</summary>
    public double? FNumber { get; init; }

    /// <summary>Seconds as people write them: <c>1/125</c>, <c>0.5</c>, <c>30</c>.</summary>
    public string? Exposure { get; init; }

    /// <summary>Millimetres.</summary>
    public double? FocalLength { get; init; }
}
