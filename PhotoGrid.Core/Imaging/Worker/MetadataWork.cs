using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Reads the header and the tags of an original, fetching only what they take.</summary>
internal static class MetadataWork
{
    internal static MetadataAnswer Run(ParentChannel channel, WorkerRequest request)
    {
        using var original = new RangeStream(channel, request.Length);
        using VipsSource source = VipsSource.FromStream(original);
        ImageHeader header = ImageHeader.Read(source, original.Head, request.MaxPixels);
        original.Position = 0;
        return MetadataReader.Read(original, header);
    }
}
