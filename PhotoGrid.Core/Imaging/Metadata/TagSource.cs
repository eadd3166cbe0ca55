using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.QuickTime;
using MetadataExtractor.Formats.Raf;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.Formats.WebP;
using MetadataExtractor.Formats.Xmp;
using MetadataExtractor.IO;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Worker;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>Collects the tag directories of a file from MetadataExtractor and, where that knows the format not or not in full, from libvips.</summary>
internal static class TagSource
{
    internal static IReadOnlyList<Directory> Read(Stream original, ImageHeader header)
    {
        var tags = new List<Directory>(Try(() => FromFile(original, header.Type)));
        if (header.Exif is { } exif && !tags.OfType<ExifDirectoryBase>().Any()) tags.AddRange(Try(() => FromExif(exif)));
        if (header.Xmp is { } xmp && !tags.OfType<XmpDirectory>().Any()) tags.AddRange(Try(() => [new XmpReader().Extract(xmp)]));
        if (header.Iptc is { } iptc && !tags.OfType<IptcDirectory>().Any())
            tags.AddRange(Try(() => [new IptcReader().Extract(new SequentialByteArrayReader(iptc), iptc.Length)]));
        return tags;
    }

    private static IEnumerable<Directory> FromFile(Stream original, MediaType type) =>
        type == MediaType.Jpeg ? JpegMetadataReader.ReadMetadata(original)
        : type == MediaType.Png ? PngMetadataReader.ReadMetadata(original)
        : type == MediaType.WebP ? WebPMetadataReader.ReadMetadata(original)
        : type == MediaType.Gif ? GifMetadataReader.ReadMetadata(original)
        : type == MediaType.Cr3 ? QuickTimeMetadataReader.ReadMetadata(original)
        : type == MediaType.Raf ? RafMetadataReader.ReadMetadata(original)
        : type == MediaType.Tiff || type.IsRaw ? TiffMetadataReader.ReadMetadata(original)
        : [];

    private static IEnumerable<Directory> FromExif(byte[] exif)
    {
        IndexedReader reader = new ByteArrayReader(exif);
        return new ExifReader().Extract(ExifReader.StartsWithJpegExifPreamble(exif) ? reader.WithShiftedBaseOffset(ExifReader.JpegSegmentPreamble.Length) : reader);
    }

    // The parser meets hostile bytes and throws whatever they lead it to. Without its tags the photo is poorer, not broken.
    private static IEnumerable<Directory> Try(Func<IEnumerable<Directory>> read)
    {
        try
        {
            return [.. read()];
        }
        catch (Exception)
        {
            return [];
        }
    }
}
