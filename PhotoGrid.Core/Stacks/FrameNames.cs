using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Stacks;

/// <summary>What cameras and phones say of a photo's kin by its name.</summary>
internal static partial class FrameNames
{
    // Names between two photos of one burst: a card that is written by two programs skips some.
    private const int Near = 12;

    /// <summary>
    /// The name that a RAW file shares with what was developed from it: without its ending, and without what phones add to tell the two
    /// apart (PXL_1.RAW-01.COVER.jpg and PXL_1.RAW-02.ORIGINAL.dng).
    /// </summary>
    public static string Shared(string filename)
    {
        var name = Path.GetFileNameWithoutExtension(filename);
        var raw = name.IndexOf(".RAW-", StringComparison.OrdinalIgnoreCase);
        return (raw > 0 ? name[..raw] : name).ToUpperInvariant();
    }

    /// <summary>What names a burst as a whole: the same in all of its photos. Null for a name that is not one of a burst.</summary>
    public static string? Burst(string filename)
    {
        var name = Path.GetFileNameWithoutExtension(filename);
        // 00012IMG_00012_BURST20190704153000123_COVER, IMG_20190704_153000_BURST3, 20190704_153000_012.
        if (Numbered().Match(name) is { Success: true } numbered)
            return numbered.Groups["burst"].Value;
        return Lettered().Match(name) is { Success: true } lettered ? lettered.Groups["burst"].Value.ToUpperInvariant()
            : Dated().Match(name) is { Success: true } dated ? dated.Groups["burst"].Value.ToUpperInvariant()
            : null;
    }

    /// <summary>Whether the phone itself put this photo of a burst on top.</summary>
    public static bool IsCover(string filename) => Path.GetFileNameWithoutExtension(filename).Contains("COVER", StringComparison.Ordinal);

    /// <summary>
    /// Whether two names may be of neighbouring photos: names that count say the same before their numbers, and those are near and not the same; of names that say a moment
    /// (or nothing) the moment itself is asked.
    /// </summary>
    public static bool MayFollow(string one, string other)
    {
        var (first, second) = (Counter().Match(Path.GetFileNameWithoutExtension(one)), Counter().Match(Path.GetFileNameWithoutExtension(other)));
        if (!first.Success || !second.Success)
            return first.Success == second.Success;
        if (!string.Equals(Words(one, first), Words(other, second), StringComparison.OrdinalIgnoreCase))
            return false;
        var apart = Math.Abs(Number(first) - Number(second));
        // Counters begin anew after 9999.
        return apart is > 0 and <= Near || (first.Groups["number"].Length == 4 && apart >= 9_999 - Near);
    }

    /// <summary>Whether a name counts photos: IMG_0815, DSC04711.</summary>
    public static bool Counts(string filename) => Counter().IsMatch(Path.GetFileNameWithoutExtension(filename));

    // Numbers before the last one are of a folder or a program, and count for themselves.
    private static string Words(string name, Match counter) => string.Concat(name[..counter.Index].Where(letter => !char.IsAsciiDigit(letter)));

    private static long Number(Match match) => long.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Not longer: eight digits are a date, and six a time.
    [GeneratedRegex(@"(?<![0-9])(?<number>[0-9]{4,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Counter();

    [GeneratedRegex(@"^[0-9]{5}[A-Z]{3}_[0-9]{5}_BURST(?<burst>[0-9]{13,20})(_COVER)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<burst>.*[0-9]{8}_[0-9]{6,9}.*?)[_.-]BURST-?[0-9]{1,4}([_.]COVER)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^(?<burst>[0-9]{8}_[0-9]{6})_[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
