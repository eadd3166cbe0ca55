using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>Reads the date that cameras, phones and messengers put in file names.</summary>
public static partial class FileNameDate
{
    /// <summary>
    /// The wall-clock time in a name such as IMG_20190704_153000.jpg, or noon where it names only the day (IMG-20190704-WA0001.jpg);
    /// null where there is no valid date of 1900 to 2099. Names that start with PXL_ are in UTC and get that offset.
    /// </summary>
    public static TakenAt? Read(string name)
    {
        // A longer name than file systems allow is nobody's camera.
        if (name.Length > 255) return null;
        for (Match match = Pattern().Match(name); match.Success; match = match.NextMatch())
        {
            if (Read(match) is { } local)
                return new TakenAt(local, name.StartsWith("PXL_", StringComparison.Ordinal) ? TimeSpan.Zero : null, "filename");
        }

        return null;
    }

    // Year, month and day with one separator throughout, then perhaps a time with one of its own, then perhaps milliseconds or AM/PM;
    // or all fourteen digits in one.
    [GeneratedRegex(
        @"(?<!\d)(?<year>(?:19|20)\d\d)(?<s>[-_. ]?)(?<month>\d\d)\k<s>(?<day>\d\d)" +
        @"(?:(?:[-_ T]| at )(?<hour>\d{1,2})(?<t>[-_.:]?)(?<minute>\d\d)\k<t>(?<second>\d\d)(?<ms>\d{3})?(?!\d)(?:\s(?<half>[AP]M))?" +
        @"|(?<=(?<!\d)\d{8})(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<ms>\d{3})?(?!\d)|(?!\d))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private static DateTime? Read(Match match)
    {
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

        int year = Number("year"), month = Number("month"), day = Number("day");
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (!match.Groups["hour"].Success) return new DateTime(year, month, day, 12, 0, 0);

        int hour = Number("hour"), minute = Number("minute"), second = Number("second");
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12) return null;
            hour = (hour % 12) + (half.ValueSpan[0] == 'P' ? 12 : 0);
        }

        // The digits after the day are no time of day: the day still counts.
        if (hour > 23 || minute > 59 || second > 59) return new DateTime(year, month, day, 12, 0, 0);
        var local = new DateTime(year, month, day, hour, minute, second);
        return match.Groups["ms"].Success ? local.AddMilliseconds(Number("ms")) : local;
    }
}
