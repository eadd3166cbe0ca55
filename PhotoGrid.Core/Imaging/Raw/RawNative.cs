using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Raw;

/// <summary>The functions of LibRaw's C interface that are used; the same in 0.20 and 0.21.</summary>
internal static unsafe partial class RawNative
{
    internal const string Library = "raw";

    internal const int OutOfMemory = -100007;
    internal const int TooBig = -100012;
    internal const int ImageJpeg = 1;
    internal const int ImageBitmap = 2;

    /// <summary>The beginning of <c>libraw_data_t</c>, which never changed.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Data
    {
        internal IntPtr Image;
        internal ushort RawHeight;
        internal ushort RawWidth;
        internal ushort Height;
        internal ushort Width;
        internal ushort TopMargin;
        internal ushort LeftMargin;
        internal ushort InnerHeight;
        internal ushort InnerWidth;
        internal uint RawPitch;
        internal double PixelAspect;
        internal int Flip;
    }

    /// <summary>A picture that LibRaw made; its bytes follow this.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Processed
    {
        internal int Kind;
        internal ushort Height;
        internal ushort Width;
        internal ushort Colors;
        internal ushort Bits;
        internal uint Length;
    }

    [LibraryImport(Library)]
    internal static partial Data* libraw_init(uint flags);

    [LibraryImport(Library)]
    internal static partial void libraw_close(Data* raw);

    [LibraryImport(Library)]
    internal static partial byte* libraw_strerror(int error);

    [LibraryImport(Library)]
    internal static partial int libraw_open_buffer(Data* raw, void* bytes, nuint length);

    [LibraryImport(Library)]
    internal static partial int libraw_adjust_sizes_info_only(Data* raw);

    [LibraryImport(Library)]
    internal static partial int libraw_unpack_thumb(Data* raw);

    [LibraryImport(Library)]
    internal static partial Processed* libraw_dcraw_make_mem_thumb(Data* raw, int* error);

    [LibraryImport(Library)]
    internal static partial int libraw_unpack(Data* raw);

    [LibraryImport(Library)]
    internal static partial int libraw_dcraw_process(Data* raw);

    [LibraryImport(Library)]
    internal static partial Processed* libraw_dcraw_make_mem_image(Data* raw, int* error);

    [LibraryImport(Library)]
    internal static partial void libraw_dcraw_clear_mem(Processed* picture);

    [LibraryImport(Library)]
    internal static partial float libraw_get_cam_mul(Data* raw, int index);

    [LibraryImport(Library)]
    internal static partial void libraw_set_user_mul(Data* raw, int index, float value);

    [LibraryImport(Library)]
    internal static partial void libraw_set_gamma(Data* raw, int index, float value);

    [LibraryImport(Library)]
    internal static partial void libraw_set_bright(Data* raw, float value);

    [LibraryImport(Library)]
    internal static partial void libraw_set_highlight(Data* raw, int value);

    [LibraryImport(Library)]
    internal static partial void libraw_set_demosaic(Data* raw, int value);
}
