namespace PhotoGrid.Imaging.Metadata;

/// <summary>A wall-clock time where the photo was taken.</summary>
/// <param name="Local">Of kind Unspecified.</param>
/// <param name="Offset">From UTC, or null when the file does not say.</param>
/// <param name="Source"><c>exif-offset</c> with an offset, <c>exif</c> without, <c>filename</c> from <see cref="FileNameDate"/>.</param>
public sealed record TakenAt(DateTime Local, TimeSpan? Offset, string Source);
