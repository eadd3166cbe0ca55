using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Vips;

/// <summary>libvips refused or gave up; the message is its last line, fit to be shown.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>Takes what libvips wrote to its error buffer and empties it.</summary>
    internal static unsafe VipsException Take()
    {
        string text = Marshal.PtrToStringUTF8((IntPtr)VipsNative.vips_error_buffer()) ?? "";
        VipsNative.vips_error_clear();
        return new VipsException(PlainText.Of(text));
    }
}
