using MetadataExtractor.Formats.Exif.Makernotes;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata.Kin;

/// <summary>Which other files a photo belongs with, by the words of the phone that took them.</summary>
internal static class KinshipReader
{
    internal const int MaxLength = 64;

    // Numbers of Apple's maker note that MetadataExtractor has no or other names for.
    private const int AppleBurstId = 0x0B;
    private const int AppleContentId = 0x11;

    /// <summary>The same in the still and the moving half of a live photo.</summary>
    internal static string? ContentId(IReadOnlyList<Directory> tags) => Id(tags.Text<AppleMakernoteDirectory>(AppleContentId, MaxLength));

    /// <summary>The same in every photo of a burst.</summary>
    internal static string? BurstId(IReadOnlyList<Directory> tags, XmpValues xmp) =>
        Id(tags.Text<AppleMakernoteDirectory>(AppleBurstId, MaxLength))
        ?? Id(TagText.Clean(xmp.All.FirstOrDefault(pair => pair.Key.EndsWith(":BurstID", StringComparison.Ordinal)).Value, MaxLength));

    // Shorter ones would be shared by chance.
    private static string? Id(string? text) => text is { Length: >= 8 } ? text : null;
}
