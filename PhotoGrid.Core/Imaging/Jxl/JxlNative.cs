using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Jxl;

/// <summary>The functions of libjxl that are used.</summary>
internal static unsafe partial class JxlNative
{
    internal const string Library = "jxl";

    internal const int Success = 0;
    internal const int NeedImageBuffer = 5;
    internal const int HasHeader = 0x40;
    internal const int HasColors = 0x100;
    internal const int HasImage = 0x1000;

    internal const int ColorsOfPixels = 1;
    internal const int EightBits = 2;

    /// <summary>From here on the functions about colours have one argument less.</summary>
    internal const uint WithoutFormat = 9000;

    [StructLayout(LayoutKind.Sequential)]
    internal struct PixelFormat
    {
        internal uint Channels;
        internal int Type;
        internal int Endianness;
        internal nuint Align;
    }

    /// <summary><c>JxlBasicInfo</c>, whose end is kept free for later releases.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    internal struct BasicInfo
    {
        [FieldOffset(4)]
        internal uint Width;

        [FieldOffset(8)]
        internal uint Height;

        [FieldOffset(52)]
        internal uint ColorChannels;

        [FieldOffset(60)]
        internal uint AlphaBits;
    }

    [LibraryImport(Library)]
    internal static partial uint JxlDecoderVersion();

    [LibraryImport(Library)]
    internal static partial IntPtr JxlDecoderCreate(void* memory);

    [LibraryImport(Library)]
    internal static partial void JxlDecoderDestroy(IntPtr decoder);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderSubscribeEvents(IntPtr decoder, int events);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderSetInput(IntPtr decoder, byte* bytes, nuint length);

    [LibraryImport(Library)]
    internal static partial void JxlDecoderCloseInput(IntPtr decoder);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderProcessInput(IntPtr decoder);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderGetBasicInfo(IntPtr decoder, BasicInfo* header);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderImageOutBufferSize(IntPtr decoder, PixelFormat* format, nuint* length);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderSetImageOutBuffer(IntPtr decoder, PixelFormat* format, void* samples, nuint length);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderGetICCProfileSize(IntPtr decoder, int target, nuint* length);

    [LibraryImport(Library)]
    internal static partial int JxlDecoderGetColorAsICCProfile(IntPtr decoder, int target, byte* profile, nuint length);

    [LibraryImport(Library, EntryPoint = "JxlDecoderGetICCProfileSize")]
    internal static partial int OldGetICCProfileSize(IntPtr decoder, PixelFormat* unused, int target, nuint* length);

    [LibraryImport(Library, EntryPoint = "JxlDecoderGetColorAsICCProfile")]
    internal static partial int OldGetColorAsICCProfile(IntPtr decoder, PixelFormat* unused, int target, byte* profile, nuint length);
}
