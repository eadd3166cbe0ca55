using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Vips;

/// <summary>libvips refused or gave up; the message is its last line, fit to be shown.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>Takes what libvips wrote to its error buffer and empties it.</summary>
    internal static unsafe VipsException Take()
    {
        string text = Marshal.PtrToStringUTF8((IntPtr)VipsNative.vips_error_buffer()) ?? "";
        VipsNative.vips_error_clear();
        return new VipsException(LastLine(text));
    }

    private static string LastLine(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        // Warnings come first, what ended it comes last.
        line = line[(line.LastIndexOfAny('\r', '\n') + 1)..];
        if (line.Length > 160) line = line[..160];
        // The text may quote bytes of the file.
        return string.Create(line.Length, line, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++) target[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
        });
    }
}
