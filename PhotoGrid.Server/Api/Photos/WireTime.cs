using System.Globalization;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Times as <see cref="Http.TimeConverter"/> writes them, from milliseconds: a format string is parsed anew for every time otherwise.</summary>
internal static class WireTime
{
    /// <summary>RFC 3339 to the millisecond with the given offset; Z for none.</summary>
    public static ReadOnlySpan<byte> Format(long instantMs, long offsetMinutes, Span<byte> text)
    {
        // "O" has a fast path and seven digits after the point; three of them are the wire's.
        var local = Instant.Read(instantMs + (offsetMinutes * 60_000)).UtcDateTime;
        local.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        if (offsetMinutes == 0)
        {
            text[23] = (byte)'Z';
            return text[..24];
        }

        return text[..(23 + FormatOffset(offsetMinutes, text[23..]).Length)];
    }

    /// <summary>+02:00 and the like.</summary>
    public static ReadOnlySpan<byte> FormatOffset(long minutes, Span<byte> text)
    {
        var distance = Math.Abs(minutes);
        text[0] = minutes < 0 ? (byte)'-' : (byte)'+';
        Two(distance / 60, text[1..]);
        text[3] = (byte)':';
        Two(distance % 60, text[4..]);
        return text[..6];
    }

    private static void Two(long value, Span<byte> text)
    {
        text[0] = (byte)('0' + (value / 10));
        text[1] = (byte)('0' + (value % 10));
    }
}
