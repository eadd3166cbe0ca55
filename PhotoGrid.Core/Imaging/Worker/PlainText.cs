using System.Text;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Makes what a native library says fit to be shown: one short line of ASCII. It may quote bytes of the file.</summary>
internal static class PlainText
{
    private const int MaxLength = 160;

    internal static string Of(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 64 * 1024)]));

    /// <summary>The last line: warnings come first, what ended it comes last.</summary>
    internal static string Of(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        line = line[(line.LastIndexOfAny('\r', '\n') + 1)..];
        if (line.Length > MaxLength) line = line[..MaxLength];
        return string.Create(line.Length, line, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++) target[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
        });
    }
}
