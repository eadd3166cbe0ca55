namespace PhotoGrid.Imaging.Renditions;

/// <summary>One encoded rendition: upright, in sRGB, without metadata.</summary>
public sealed record Rendition(RenditionSpec Spec, int Width, int Height, byte[] Content);
