using System.Globalization;
using System.Xml;
using MetadataExtractor.Formats.Xmp;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Sidecars;

/// <summary>Reads an XMP file. Runs in the worker: it is foreign XML.</summary>
internal static class SidecarReader
{
    private static readonly string[] Dates = ["exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate"];

    // No document type: without one there are no entities to unfold and nothing to fetch.
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MediaType.MaxSidecarBytes,
    };

    internal static SidecarMetadata Read(byte[] bytes)
    {
        Check(bytes);
        var xmp = new XmpValues([Parse(bytes)]);
        GeoPoint? place = PlaceReader.Read([], xmp);
        return new SidecarMetadata
        {
            TakenAt = Dates.Select(path => TagTime.Read(xmp[path])).FirstOrDefault(read => read is not null) is { } read
                ? new TakenAt(read.Local, read.Offset, "sidecar") : null,
            Lat = place?.Lat,
            Lon = place?.Lon,
            Description = TagText.Clean(xmp["dc:description[1]"], DescriptionReader.MaxLength) ?? TagText.Clean(xmp["dc:title[1]"], DescriptionReader.MaxLength),
            Keywords = [.. KeywordReader.Read([], xmp).Select(word => word.Name)],
            Rating = int.TryParse(xmp["xmp:Rating"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int stars) && stars is >= -1 and <= 5 ? stars : null,
        };
    }

    private static XmpDirectory Parse(byte[] bytes)
    {
        try
        {
            return new XmpReader().Extract(bytes);
        }
        catch (Exception) // The parser meets hostile bytes and throws whatever they lead it to.
        {
            throw new ParkedException(ParkKind.Corrupt, "This sidecar holds no XMP that can be read.");
        }
    }

    private static void Check(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Strict);
            while (reader.Read())
            {
            }
        }
        catch (XmlException)
        {
            throw new ParkedException(ParkKind.Corrupt, "This sidecar is not well-formed XML, or has a document type.");
        }
    }
}
