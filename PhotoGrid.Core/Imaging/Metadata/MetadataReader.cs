using MetadataExtractor;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata.Kin;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>Puts together what the header and the tags say. Tags that cannot be read are as good as absent: the photo still shows.</summary>
internal static class MetadataReader
{
    internal static MetadataAnswer Read(Stream original, ImageHeader header)
    {
        IReadOnlyList<MetadataExtractor.Directory> tags = TagSource.Read(original, header);
        var xmp = new XmpValues(tags);
        GeoPoint? place = PlaceReader.Read(tags, xmp);
        CameraMetadata camera = CameraReader.Read(tags, xmp);
        return new MetadataAnswer
        {
            MimeType = header.Type.MimeType,
            Width = header.UprightWidth,
            Height = header.UprightHeight,
            Orientation = header.Orientation,
            Frames = header.Frames,
            TakenAt = TakenAtReader.Read(tags, xmp),
            Camera = camera,
            Lat = place?.Lat,
            Lon = place?.Lon,
            Description = DescriptionReader.Read(tags, xmp),
            Keywords = KeywordReader.Read(tags, xmp),
            ExifJson = ExifJsonWriter.Write(tags, xmp),
            ContentId = KinshipReader.ContentId(tags),
            BurstId = KinshipReader.BurstId(tags, xmp),
            Motion = MotionReader.Read(original, xmp, camera.Make),
        };
    }
}
