namespace PhotoGrid.Imaging.Metadata;

/// <summary>A word that somebody gave to a photo in another program.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Source"><c>xmp</c> or <c>iptc</c>, where it was written.</param>
public sealed record Keyword(string Name, string Source);
