using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>Reads the times that EXIF, XMP and IPTC write, each in its own way.</summary>
internal static partial class TagTime
{
    // Film scanned today may be of 1850; before that there were no photos, and cameras with a lost clock say 0000 or 2107.
    private const int FirstYear = 1826;
    private const int LastYear = 2099;

    /// <summary>A wall-clock time with its offset where it names one; a day alone is noon. Null for anything that is no time.</summary>
    internal static (DateTime Local, TimeSpan? Offset)? Read(string? text)
    {
        if (text is null || text.Length > 60 || Pattern().Match(text) is not { Success: true } match) return null;
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

        int year = Number("year"), month = Number("month"), day = Number("day");
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (!match.Groups["hour"].Success) return (new DateTime(year, month, day, 12, 0, 0), null);

        int hour = Number("hour"), minute = Number("minute");
        int second = match.Groups["second"].Success ? Number("second") : 0;
        if (hour > 23 || minute > 59 || second > 59) return null;
        DateTime local = new DateTime(year, month, day, hour, minute, second) + Fraction(match.Groups["fraction"].Value);
        return (local, Offset(match.Groups["offset"].Value));
    }

    /// <summary>"+02:00", "-0330" or "Z"; null for anything else.</summary>
    internal static TimeSpan? Offset(string? text)
    {
        if (text is null || OffsetPattern().Match(text) is not { Success: true } match) return null;
        if (match.Groups["z"].Success) return TimeSpan.Zero;
        int hours = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        int minutes = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        if (hours > 14 || minutes > 59) return null;
        var size = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value == "-" ? -size : size;
    }

    /// <summary>The digits after the point of a second, to the millisecond.</summary>
    internal static TimeSpan Fraction(string? digits)
    {
        if (digits is null) return TimeSpan.Zero;
        string kept = string.Concat(digits.Trim().TakeWhile(char.IsAsciiDigit).Take(3)).PadRight(3, '0');
        return TimeSpan.FromMilliseconds(int.Parse(kept, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"^\s*(?<year>\d{4})[-:/. ](?<month>\d{2})[-:/. ](?<day>\d{2})" +
        @"(?:[ T](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\s*(?:(?<z>Z)|(?<sign>[+-])(?<h>\d{1,2}):?(?<m>\d{2}))", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();
}
