using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>The caption that a person wrote. Makers that put their own name there are not persons.</summary>
internal static class DescriptionReader
{
    internal const int MaxLength = 2000;

    private static readonly string[] Boilerplate = ["DIGITAL CAMERA", "SONY DSC", "DCIM", "SAMSUNG", "EXIF_JPEG", "DEFAULT", "BTF", "COOLPIX"];

    internal static string? Read(IReadOnlyList<Directory> tags, XmpValues xmp)
    {
        string? written = TagText.Clean(xmp["dc:description[1]"], MaxLength)
            ?? tags.Text<IptcDirectory>(IptcDirectory.TagCaption, MaxLength)
            ?? tags.Text<ExifIfd0Directory>(ExifDirectoryBase.TagImageDescription, MaxLength);
        return written is null || IsBoilerplate(written) ? null : written;
    }

    private static bool IsBoilerplate(string text) =>
        text.Length <= 40 && Boilerplate.Any(b => text.Equals(b, StringComparison.OrdinalIgnoreCase) || text.EndsWith(" " + b, StringComparison.OrdinalIgnoreCase));
}
