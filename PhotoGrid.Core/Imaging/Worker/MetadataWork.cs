using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Reads the header and the tags of an original, fetching only what they take: of most files the head.</summary>
internal static unsafe class MetadataWork
{
    internal static MetadataAnswer Run(FetchRange fetch, WorkerRequest request)
    {
        using var original = new RangeStream(fetch, request.Length);
        if (ImageHeader.Recognise(original.Head).Decoder != Decoder.Vips) return FromMemory(fetch, request);
        using VipsSource source = VipsSource.FromStream(original);
        ImageHeader header = ImageHeader.Read(source, original.Head, request.MaxPixels);
        original.Position = 0;
        return MetadataReader.Read(original, header);
    }

    // The other libraries read memory only.
    private static MetadataAnswer FromMemory(FetchRange fetch, WorkerRequest request)
    {
        using OriginalMemory original = OriginalMemory.Fetch(fetch, request.Length);
        using Picture picture = Picture.Open(original.Bytes, original.Length, request.MaxPixels);
        using var stream = new UnmanagedMemoryStream(original.Bytes, original.Length);
        return MetadataReader.Read(stream, picture.Header);
    }
}
