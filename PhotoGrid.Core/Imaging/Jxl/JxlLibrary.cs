using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Jxl;

/// <summary>Loads libjxl from the system.</summary>
internal static class JxlLibrary
{
    /// <summary>Null when JPEG XL can be decoded, otherwise why not. Opens files: call it before the limits.</summary>
    internal static string? Start()
    {
        if (SystemLibrary.Find(SystemLibrary.Folders, InstalledDecoders.JxlNames) is not { } file) return "The JPEG XL library (libjxl) is not installed.";
        if (!NativeLibraries.TryLoad(JxlNative.Library, file)) return "The JPEG XL library (libjxl) is there but does not load on this machine.";
        IntPtr decoder;
        unsafe
        {
            decoder = JxlNative.JxlDecoderCreate(null);
        }

        if (decoder == IntPtr.Zero) return "The JPEG XL library (libjxl) does not start on this machine.";
        JxlNative.JxlDecoderDestroy(decoder);
        return null;
    }
}
