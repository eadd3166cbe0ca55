using System.Globalization;
using System.Text.RegularExpressions;
using PhotoGrid.Foundation;

namespace PhotoGrid.Imaging.Video;

/// <summary>Reads places as containers write them: <c>+52.3693+006.6761+10.5/</c>, in degrees, degrees and minutes, or with seconds.</summary>
internal static partial class Iso6709
{
    /// <summary>Null for anything else, and for exactly 0, 0, which phones write that know nothing.</summary>
    internal static GeoPoint? Read(string? text)
    {
        if (text is null || text.Length > 80 || Pattern().Match(text) is not { Success: true } match) return null;
        double lat = Degrees(match.Groups["lat"].ValueSpan, 2), lon = Degrees(match.Groups["lon"].ValueSpan, 3);
        return (lat != 0 || lon != 0) && GeoPoint.TryCreate(lat, lon, out GeoPoint place) ? place : null;
    }

    // How many digits stand before the point says what they are: DD, DDMM or DDMMSS (one more for longitudes).
    private static double Degrees(ReadOnlySpan<char> text, int digits)
    {
        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = text[1..(point < 0 ? text.Length : point)];
        double value = double.Parse(text[1..], CultureInfo.InvariantCulture);
        double degrees = (whole.Length - digits) switch
        {
            0 => value,
            2 => Math.Floor(value / 100) + (value % 100 / 60),
            4 => Math.Floor(value / 10_000) + (Math.Floor(value % 10_000 / 100) / 60) + (value % 100 / 3600),
            _ => double.NaN,
        };
        return text[0] == '-' ? -degrees : degrees;
    }

    [GeneratedRegex(@"^\s*(?<lat>[+-]\d{2,6}(?:\.\d{1,12})?)(?<lon>[+-]\d{3,7}(?:\.\d{1,12})?)(?:[+-][\d.]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
