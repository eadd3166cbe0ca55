namespace PhotoGrid.Imaging.Metadata.Kin;

/// <summary>Where in a photo's file its moving part lies: an MP4 from its first byte to its last.</summary>
public sealed record MotionPart(long Offset, long Length);
