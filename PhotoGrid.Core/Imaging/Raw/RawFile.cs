using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Raw;

/// <summary>One RAW file opened by LibRaw. Each call starts from the bytes again: LibRaw's steps can't be taken in any order.</summary>
internal sealed unsafe class RawFile : IDisposable
{
    private readonly RawNative.Data* _raw = RawNative.libraw_init(0);
    private readonly byte* _bytes;
    private readonly int _length;

    private RawFile(byte* bytes, int length)
    {
        _bytes = bytes;
        _length = length;
    }

    /// <summary>Pixels, upright.</summary>
    internal int Width { get; private set; }

    /// <summary>Pixels, upright.</summary>
    internal int Height { get; private set; }

    /// <summary>How the sensor's picture is turned to be upright, as EXIF counts it: 1, 3, 6 or 8.</summary>
    internal int Orientation { get; private set; }

    /// <summary>Null when LibRaw does not know this kind of file, or this camera.</summary>
    internal static RawFile? Open(byte* bytes, int length)
    {
        var file = new RawFile(bytes, length);
        if (file._raw is not null && file.Open() == 0)
        {
            file.Orientation = file._raw->Flip switch { 3 => 3, 5 => 8, 6 => 6, _ => 1 };
            if (RawNative.libraw_adjust_sizes_info_only(file._raw) == 0)
            {
                (file.Width, file.Height) = (file._raw->InnerWidth, file._raw->InnerHeight);
                return file;
            }
        }

        file.Dispose();
        return null;
    }

    /// <summary>The picture that the camera made for its screen; null when there is none that LibRaw can read.</summary>
    internal RawPreview? Preview()
    {
        if (Open() != 0 || RawNative.libraw_unpack_thumb(_raw) != 0) return null;
        int error;
        return Take(RawNative.libraw_dcraw_make_mem_thumb(_raw, &error));
    }

    /// <summary>Makes a picture of what the sensor saw, in sRGB, upright; at half the size, which takes a quarter of the time and memory.</summary>
    internal RawPreview Develop()
    {
        // Linear between pixels, where half the size is not to be had.
        RawNative.libraw_set_demosaic(_raw, 0);
        RawNative.libraw_set_gamma(_raw, 0, 1 / 2.4f);
        RawNative.libraw_set_gamma(_raw, 1, 12.92f);
        if (RawLibrary.HalfSizeAt > 0) *(int*)((byte*)_raw + RawLibrary.HalfSizeAt) = 1;
        Check(Open());
        Check(RawNative.libraw_unpack(_raw));
        // The white that the camera saw; without it LibRaw takes daylight.
        for (int color = 0; color < 4 && RawNative.libraw_get_cam_mul(_raw, 0) > 0; color++)
            RawNative.libraw_set_user_mul(_raw, color, RawNative.libraw_get_cam_mul(_raw, color));
        Check(RawNative.libraw_dcraw_process(_raw));
        int error = 0;
        RawNative.Processed* made = RawNative.libraw_dcraw_make_mem_image(_raw, &error);
        Check(error);
        return Take(made) ?? throw new ParkedException(ParkKind.Corrupt, "This RAW file holds no picture.");
    }

    public void Dispose()
    {
        if (_raw is not null) RawNative.libraw_close(_raw);
    }

    private int Open() => RawNative.libraw_open_buffer(_raw, _bytes, (nuint)_length);

    private static RawPreview? Take(RawNative.Processed* made)
    {
        if (made is null) return null;
        if (made->Length > 0 && (made->Kind == RawNative.ImageJpeg || IsWhole(made))) return new RawPreview(made);
        RawNative.libraw_dcraw_clear_mem(made);
        return null;
    }

    private static bool IsWhole(RawNative.Processed* made) =>
        made->Kind == RawNative.ImageBitmap && made->Bits == 8 && made->Colors is 1 or 3 && made->Width > 0 && made->Height > 0
        && (ulong)made->Width * made->Height * made->Colors <= made->Length;

    private static void Check(int error)
    {
        if (error == 0) return;
        string message = PlainText.Of(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(RawNative.libraw_strerror(error)));
        throw error is RawNative.OutOfMemory or RawNative.TooBig
            ? new ParkedException(ParkKind.Limit, "This file needs more memory than one photo may have.")
            : new ParkedException(ParkKind.Corrupt, $"This RAW file can't be read ({message}).");
    }
}
