using System.Globalization;
using System.Text.RegularExpressions;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using PhotoGrid.Foundation;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>
/// Where a photo was taken. A coordinate without its hemisphere is refused (half the guesses would be on the other side of the world),
/// and so is exactly 0, 0, which receivers write that know nothing.
/// </summary>
internal static partial class PlaceReader
{
    internal static GeoPoint? Read(IReadOnlyList<Directory> tags, XmpValues xmp)
    {
        foreach (GpsDirectory gps in tags.OfType<GpsDirectory>())
        {
            double? lat = Degrees(gps, GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, 'N', 'S');
            double? lon = Degrees(gps, GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, 'E', 'W');
            if (Point(lat, lon) is { } place) return place;
        }

        return Point(Degrees(xmp["exif:GPSLatitude"]), Degrees(xmp["exif:GPSLongitude"]));
    }

    private static GeoPoint? Point(double? lat, double? lon) =>
        lat is { } north && lon is { } east && (north != 0 || east != 0) && GeoPoint.TryCreate(north, east, out GeoPoint point) ? point : null;

    private static double? Degrees(GpsDirectory gps, int tag, int hemisphereTag, char positive, char negative)
    {
        Rational[]? parts = gps.GetRationalArray(tag);
        string? hemisphere = gps.GetString(hemisphereTag)?.Trim().ToUpperInvariant();
        if (parts is not { Length: 3 } || string.IsNullOrEmpty(hemisphere)) return null;
        if (hemisphere[0] != positive && hemisphere[0] != negative) return null;
        // Some write 0/0 where seconds are none.
        double Part(int i) => parts[i].Numerator == 0 ? 0 : parts[i].ToDouble();
        double degrees = Part(0) + (Part(1) / 60) + (Part(2) / 3600);
        return !double.IsFinite(degrees) || (parts[0].Numerator == 0 && parts[0].Denominator == 0) ? null
            : hemisphere[0] == negative ? -degrees : degrees;
    }

    // 48,51.4936N or 48,51,29.6N
    private static double? Degrees(string? text)
    {
        if (text is null || text.Length > 40 || XmpPattern().Match(text) is not { Success: true } match) return null;
        double Number(string group) => match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
        double degrees = Number("d") + (Number("m") / 60) + (Number("s") / 3600);
        return match.Groups["side"].ValueSpan[0] is 'S' or 'W' ? -degrees : degrees;
    }

    [GeneratedRegex(@"^(?<d>\d{1,3}),(?<m>\d{1,2}(?:\.\d+)?)(?:,(?<s>\d{1,2}(?:\.\d+)?))?(?<side>[NSEW])$", RegexOptions.CultureInvariant)]
    private static partial Regex XmpPattern();
}
