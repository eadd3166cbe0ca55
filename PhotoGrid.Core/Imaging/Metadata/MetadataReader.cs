using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Protocol;

namespace PhotoGrid.Imaging.Metadata;

internal static class MetadataReader
{
    internal static MetadataAnswer Read(Stream original, MediaType type, int width, int height, int orientation, int frames) => new()
    {
        MimeType = type.MimeType,
        Width = width,
        Height = height,
        Orientation = orientation,
        Frames = frames,
        Camera = new CameraMetadata(),
        ExifJson = "{}",
    };
}
