namespace PhotoGrid.Imaging.Renditions;

/// <summary>Renditions that were made from one decoding.</summary>
/// <param name="MimeType">Of the original, by its content.</param>
/// <param name="Width">Of the original after orientation.</param>
/// <param name="Height">Of the original after orientation.</param>
/// <param name="Renditions">In the order they were asked for.</param>
public sealed record RenditionSet(string MimeType, int Width, int Height, IReadOnlyList<Rendition> Renditions);
