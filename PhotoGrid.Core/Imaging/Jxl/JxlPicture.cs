using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Jxl;

/// <summary>A JPEG XL in memory, of an animation the first frame. libjxl turns it upright itself.</summary>
internal sealed unsafe class JxlPicture : Picture
{
    private readonly byte* _bytes;
    private readonly int _length;
    private readonly uint _bands;

    /// <summary>Reads the header. The bytes must stay until it is disposed.</summary>
    internal JxlPicture(MediaType type, byte* bytes, int length, long maxPixels)
    {
        _bytes = bytes;
        _length = length;
        var file = new ReadOnlySpan<byte>(bytes, length);
        byte[]? exif = JxlTags.Exif(file), xmp = JxlTags.Xmp(file);
        IntPtr decoder = Start(JxlNative.HasHeader);
        try
        {
            Expect(decoder, JxlNative.HasHeader);
            JxlNative.BasicInfo header;
            if (JxlNative.JxlDecoderGetBasicInfo(decoder, &header) != JxlNative.Success) throw Damaged();
            _bands = (header.ColorChannels == 1 ? 1u : 3u) + (header.AlphaBits > 0 ? 1u : 0u);
            Header = ImageHeader.Of(type, (int)Math.Min(header.Width, int.MaxValue), (int)Math.Min(header.Height, int.MaxValue), maxPixels) with
            {
                Exif = exif,
                Xmp = xmp,
            };
        }
        finally
        {
            JxlNative.JxlDecoderDestroy(decoder);
        }
    }

    internal override ImageHeader Header { get; }

    internal override VipsImage Shrink(int longest)
    {
        IntPtr decoder = Start(JxlNative.HasColors | JxlNative.HasImage);
        void* samples = null;
        try
        {
            Expect(decoder, JxlNative.HasColors);
            byte[]? profile = Profile(decoder);
            Expect(decoder, JxlNative.NeedImageBuffer);
            var format = new JxlNative.PixelFormat { Channels = _bands, Type = JxlNative.EightBits };
            nuint size = (nuint)Header.Width * (nuint)Header.Height * _bands;
            nuint wanted;
            if (JxlNative.JxlDecoderImageOutBufferSize(decoder, &format, &wanted) != JxlNative.Success || wanted != size) throw Damaged();
            samples = NativeMemory.Alloc(size);
            if (JxlNative.JxlDecoderSetImageOutBuffer(decoder, &format, samples, size) != JxlNative.Success) throw Damaged();
            Expect(decoder, JxlNative.HasImage);

            using VipsImage pixels = VipsImage.OnSamples((byte*)samples, Header.Width, Header.Height, (int)_bands);
            if (profile is not null) pixels.SetBlob(Worker.Shrink.Profile, profile);
            return Worker.Shrink.FromPixels(pixels, longest, profile: null);
        }
        finally
        {
            JxlNative.JxlDecoderDestroy(decoder);
            NativeMemory.Free(samples);
        }
    }

    public override void Dispose()
    {
    }

    private IntPtr Start(int events)
    {
        IntPtr decoder = JxlNative.JxlDecoderCreate(null);
        if (decoder == IntPtr.Zero) throw new ParkedException(ParkKind.Limit, "This file needs more memory than one photo may have.");
        _ = JxlNative.JxlDecoderSubscribeEvents(decoder, events);
        _ = JxlNative.JxlDecoderSetInput(decoder, _bytes, (nuint)_length);
        JxlNative.JxlDecoderCloseInput(decoder);
        return decoder;
    }

    private static void Expect(IntPtr decoder, int status)
    {
        if (JxlNative.JxlDecoderProcessInput(decoder) != status) throw Damaged();
    }

    private static byte[]? Profile(IntPtr decoder)
    {
        const int Target = JxlNative.ColorsOfPixels;
        bool old = JxlNative.JxlDecoderVersion() < JxlNative.WithoutFormat;
        nuint length;
        int found = old
            ? JxlNative.OldGetICCProfileSize(decoder, null, Target, &length)
            : JxlNative.JxlDecoderGetICCProfileSize(decoder, Target, &length);
        if (found != JxlNative.Success || length is 0 or > 16 << 20) return null;
        var profile = new byte[length];
        fixed (byte* first = profile)
        {
            int read = old
                ? JxlNative.OldGetColorAsICCProfile(decoder, null, Target, first, length)
                : JxlNative.JxlDecoderGetColorAsICCProfile(decoder, Target, first, length);
            return read == JxlNative.Success ? profile : null;
        }
    }

    private static ParkedException Damaged() => new(ParkKind.Corrupt, "This JPEG XL is damaged or cut short.");
}
