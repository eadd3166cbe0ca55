namespace PhotoGrid.Imaging.Metadata;

/// <summary>A wall-clock time where the photo was taken.</summary>
/// <param name="Local">Of kind Unspecified.</param>
/// <param name="Offset">From UTC, or null when the file does not say.</param>
/// <param name="Source"><c>exif-offset</c> with an offset, <c>exif</c> without, <c>sidecar</c> from an XMP file, <c>filename</c> from <see cref="FileNameDate"/>, <c>container</c> from a video, where an offset of zero only says that the time is UTC.</param>
public sealed record TakenAt(DateTime Local, TimeSpan? Offset, string Source);
