using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Heif;
using PhotoGrid.Imaging.Jxl;
using PhotoGrid.Imaging.Raw;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>An original in memory, opened by the library that knows it: its header at once, its pixels when asked for.</summary>
internal abstract unsafe class Picture : IDisposable
{
    /// <summary>Checked against the limit on pixels.</summary>
    internal abstract ImageHeader Header { get; }

    /// <summary>Decodes: upright, in sRGB, eight bits, no side longer than this, never enlarged.</summary>
    internal abstract VipsImage Shrink(int longest);

    public abstract void Dispose();

    /// <summary>Parks what is no picture, what is not decoded here and what has too many pixels. The bytes must stay until it is disposed.</summary>
    internal static Picture Open(byte* bytes, int length, long maxPixels)
    {
        MediaType type = ImageHeader.Recognise(new ReadOnlySpan<byte>(bytes, Math.Min(length, MediaType.SniffLength)));
        if (Decoders.WhyNot(type.Decoder) is { } problem) throw new ParkedException(ParkKind.FormatOff, problem);
        return type.Decoder switch
        {
            Decoder.Heif => new HeifPicture(type, bytes, length, maxPixels),
            Decoder.Jxl => new JxlPicture(type, bytes, length, maxPixels),
            Decoder.Raw => new RawPicture(type, bytes, length, maxPixels),
            _ => new VipsPicture(bytes, length, maxPixels),
        };
    }
}
