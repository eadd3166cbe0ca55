using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Vips;

/// <summary>A photo in memory that libvips decodes itself, at a fraction of its size where the format can.</summary>
internal sealed unsafe class VipsPicture : Picture
{
    private readonly VipsSource _source;

    /// <summary>Reads the header. The bytes must stay until it is disposed.</summary>
    internal VipsPicture(byte* bytes, int length, long maxPixels)
    {
        _source = VipsSource.FromMemory(bytes, length);
        try
        {
            Header = ImageHeader.Read(_source, new ReadOnlySpan<byte>(bytes, Math.Min(length, MediaType.SniffLength)), maxPixels);
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    internal override ImageHeader Header { get; }

    internal override VipsImage Shrink(int longest) => Worker.Shrink.FromSource(_source, Header, longest);

    public override void Dispose() => _source.Dispose();
}
