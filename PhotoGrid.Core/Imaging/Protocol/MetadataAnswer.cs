using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Metadata.Kin;

namespace PhotoGrid.Imaging.Protocol;

/// <summary><see cref="PhotoMetadata"/> as it crosses the pipe.</summary>
internal sealed record MetadataAnswer
{
    public required string MimeType { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Orientation { get; init; }

    public required int Frames { get; init; }

    public TakenAt? TakenAt { get; init; }

    public required CameraMetadata Camera { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Keyword> Keywords { get; init; } = [];

    public required string ExifJson { get; init; }

    public string? ContentId { get; init; }

    public string? BurstId { get; init; }

    public MotionPart? Motion { get; init; }

    internal PhotoMetadata ToMetadata() => new()
    {
        MimeType = MimeType,
        Width = Width,
        Height = Height,
        Orientation = Orientation,
        Frames = Frames,
        TakenAt = TakenAt is null ? null : TakenAt with { Local = DateTime.SpecifyKind(TakenAt.Local, DateTimeKind.Unspecified) },
        Camera = Camera,
        Place = Lat is { } lat && Lon is { } lon && GeoPoint.TryCreate(lat, lon, out GeoPoint place) ? place : null,
        Description = Description,
        Keywords = Keywords,
        ExifJson = ExifJson,
        ContentId = ContentId,
        BurstId = BurstId,
        Motion = Motion,
    };
}
