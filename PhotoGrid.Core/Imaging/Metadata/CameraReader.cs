using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>The camera and its settings from EXIF. Values that no camera has are left out.</summary>
internal static class CameraReader
{
    internal static CameraMetadata Read(IReadOnlyList<Directory> tags, XmpValues xmp) => new()
    {
        Make = tags.Text<ExifDirectoryBase>(ExifDirectoryBase.TagMake, 100),
        Model = tags.Text<ExifDirectoryBase>(ExifDirectoryBase.TagModel, 100),
        Lens = tags.Text<ExifDirectoryBase>(ExifDirectoryBase.TagLensModel, 100) ?? TagText.Clean(xmp["aux:Lens"], 100),
        Iso = Within(tags.Number<ExifDirectoryBase>(ExifDirectoryBase.TagIsoEquivalent), 1, 10_000_000) is { } iso ? (int)iso : null,
        FNumber = Round(Within(tags.Number<ExifDirectoryBase>(ExifDirectoryBase.TagFNumber), 0.3, 1000)),
        Exposure = Exposure(tags),
        FocalLength = Round(Within(tags.Number<ExifDirectoryBase>(ExifDirectoryBase.TagFocalLength), 0.1, 100_000)),
    };

    private static string? Exposure(IReadOnlyList<Directory> tags)
    {
        if (Within(tags.Number<ExifDirectoryBase>(ExifDirectoryBase.TagExposureTime), 1e-7, 1e6) is not { } seconds) return null;
        // As on the dial: fractions below a third of a second, decimals above.
        return seconds <= 0.3
            ? string.Create(CultureInfo.InvariantCulture, $"1/{Math.Round(1 / seconds)}")
            : Math.Round(seconds, 1).ToString(CultureInfo.InvariantCulture);
    }

    private static double? Within(double? value, double least, double most) => value >= least && value <= most ? value : null;

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 2) : null;
}
