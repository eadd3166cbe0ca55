using System.Globalization;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>Times as clients of file servers write them.</summary>
internal static class DavTimes
{
    /// <summary>Seconds since 1970, whole or with a fraction; null for anything that is no time of a file (1800 to 2200).</summary>
    public static DateTimeOffset? OfSeconds(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > -5_364_662_400 and < 7_258_118_400
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
}
