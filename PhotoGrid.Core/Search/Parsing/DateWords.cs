using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Search.Parsing;

/// <summary>
/// Reads dates as people say them: 2023, June 2023, 12 May, 2024-05-12, 12.5.2024, last summer, 2 years ago, yesterday, Christmas 2022. A month
/// or a day without a year is that of every year.
/// </summary>
internal sealed partial class DateWords(DateOnly today, bool isMonthFirst)
{
    // Before that nobody took a photo that somebody would find by its year.
    private const int FirstYear = 1840;

    /// <summary>How many words from <paramref name="at"/> on are a date, and which; 0 when they are none.</summary>
    public (int Words, DateFilter? Dates) Read(IReadOnlyList<string> words, int at)
    {
        string? Word(int ahead) => at + ahead < words.Count ? words[at + ahead] : null;
        var (first, second, third) = (words[at], Word(1), Word(2));

        if (Numeric(first) is { } range)
            return (1, Of(range));
        if (YearOf(first) is { } year)
        {
            return second is not null && DateVocabulary.Months.TryGetValue(second, out var itsMonth)
                ? (2, Of(MonthOf(year, itsMonth)))
                : (1, Of(new LocalRange(LocalRange.Start(new DateOnly(year, 1, 1)), LocalRange.Start(new DateOnly(year, 12, 31).AddDays(1)))));
        }

        if (DateVocabulary.Months.TryGetValue(first, out var month))
            return Month(month, second, third);
        if (DayOf(first) is { } day && second is not null && DateVocabulary.Months.TryGetValue(second, out month))
            return YearOf(third) is { } ofYear ? (3, DayIn(ofYear, month, day)) : (2, EveryYear(from => DayIn(from, month, day)));
        if (DateVocabulary.Seasons.TryGetValue(first, out var season))
            return YearOf(second) is { } seasonYear ? (2, Of(SeasonOf(seasonYear, season))) : (1, EveryYear(from => Of(SeasonOf(from, season))));
        if (DateVocabulary.Feasts.TryGetValue(first, out var feast))
            return YearOf(second) is { } feastYear ? (2, Of(FeastOf(feastYear, feast))) : (1, EveryYear(from => Of(FeastOf(from, feast))));
        if (DateVocabulary.Days.TryGetValue(first, out var back))
            return (1, Of(LocalRange.Days(today.AddDays(-back), today.AddDays(-back))));
        if (second is not null && (DateVocabulary.Last.Contains(first) || DateVocabulary.This.Contains(first)))
            return Span(second, DateVocabulary.Last.Contains(first));
        return Ago(first, second, third);
    }

    private static DateFilter Of(LocalRange range) => new([range]);

    private DateFilter EveryYear(Func<int, DateFilter?> of) =>
        new([.. Enumerable.Range(FirstYear, today.Year + 1 - FirstYear + 1).Select(of).OfType<DateFilter>().SelectMany(filter => filter.Ranges)]);

    private (int, DateFilter?) Month(int month, string? second, string? third)
    {
        if (YearOf(second) is { } year)
            return (2, Of(MonthOf(year, month)));
        if (DayOf(second) is { } day)
            return YearOf(third) is { } ofYear ? (3, DayIn(ofYear, month, day)) : (2, EveryYear(from => DayIn(from, month, day)));
        return (1, EveryYear(from => Of(MonthOf(from, month))));
    }

    private (int, DateFilter?) Span(string unit, bool isLast)
    {
        var back = isLast ? 1 : 0;
        if (DateVocabulary.Units.TryGetValue(unit, out var letter))
            return (2, letter == 'd' ? null : Of(UnitBack(letter, back)));
        if (DateVocabulary.Months.TryGetValue(unit, out var month))
            return (2, Of(MonthOf(month < today.Month || (!isLast && month == today.Month) ? today.Year : today.Year - 1, month)));
        if (DateVocabulary.Seasons.TryGetValue(unit, out var season))
        {
            // The last one is the newest that is over; this one the newest that has begun.
            var year = today.Year;
            while (isLast ? SeasonOf(year, season).To > LocalRange.Start(today) : SeasonOf(year, season).From > LocalRange.Start(today))
                year--;
            return (2, Of(SeasonOf(year, season)));
        }

        if (DateVocabulary.Feasts.TryGetValue(unit, out var feast))
        {
            var year = today.Year;
            while (FeastOf(year, feast).To > LocalRange.Start(today))
                year--;
            return (2, Of(FeastOf(year, feast)));
        }

        return (0, null);
    }

    private (int, DateFilter?) Ago(string first, string? second, string? third)
    {
        // 2 years ago, and the German order: vor 2 Jahren.
        var (number, unit) = third == "ago" ? (first, second) : first == "vor" ? (second, third) : (null, null);
        return int.TryParse(number, NumberStyles.None, null, out var back) && back is > 0 and < 200 && unit is not null && DateVocabulary.Units.TryGetValue(unit, out var letter)
            ? (3, Of(UnitBack(letter, back)))
            : (0, null);
    }

    private LocalRange UnitBack(char unit, int back)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        switch (unit)
        {
            case 'd':
                return LocalRange.Days(today.AddDays(-back), today.AddDays(-back));
            case 'w':
                return LocalRange.Days(monday.AddDays(-7 * back), monday.AddDays((-7 * back) + 6));
            case 'e':
                return LocalRange.Days(monday.AddDays((-7 * back) + 5), monday.AddDays((-7 * back) + 6));
            case 'm':
                var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-back);
                return MonthOf(month.Year, month.Month);
            default:
                return LocalRange.Days(new DateOnly(today.Year - back, 1, 1), new DateOnly(today.Year - back, 12, 31));
        }
    }

    private static LocalRange MonthOf(int year, int month) => LocalRange.Days(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    private static LocalRange SeasonOf(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return LocalRange.Days(first, first.AddMonths(3).AddDays(-1));
    }

    private static LocalRange FeastOf(int year, (int Month, int Day, int Days) feast)
    {
        var first = new DateOnly(year, feast.Month, feast.Day);
        return LocalRange.Days(first, first.AddDays(feast.Days - 1));
    }

    private static DateFilter? DayIn(int year, int month, int day) =>
        day <= DateTime.DaysInMonth(year, month) ? Of(LocalRange.Days(new DateOnly(year, month, day), new DateOnly(year, month, day))) : null;

    private int? YearOf(string? word) =>
        word is { Length: 4 } && int.TryParse(word, NumberStyles.None, null, out var year) && year >= FirstYear && year <= today.Year + 1 ? year : null;

    // 12, 12. or 12th.
    private static int? DayOf(string? word) => word is not null && DayForm().Match(word) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan) is >= 1 and <= 31 and var day ? day : null;

    private LocalRange? Numeric(string word)
    {
        if (IsoForm().Match(word) is { Success: true } iso)
        {
            var (year, month) = (Number(iso, 1), Number(iso, 2));
            if (year < FirstYear || month is < 1 or > 12)
                return null;
            return iso.Groups[3].Success ? OneDay(year, month, Number(iso, 3)) : MonthOf(year, month);
        }

        if (LocalForm().Match(word) is not { Success: true } local)
            return null;
        var (one, two, ofYear) = (Number(local, 1), Number(local, 3), Number(local, 4));
        ofYear = ofYear < 100 ? ofYear + (ofYear + 2000 > today.Year + 1 ? 1900 : 2000) : ofYear;
        // A dot is always day first; a slash as the reader's language has it.
        return local.Groups[2].ValueSpan is "/" && isMonthFirst ? OneDay(ofYear, one, two) : OneDay(ofYear, two, one);
    }

    private static LocalRange? OneDay(int year, int month, int day) =>
        year is >= FirstYear and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? LocalRange.Days(new DateOnly(year, month, day), new DateOnly(year, month, day)) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,2})(\.|st|nd|rd|th)?$")]
    private static partial Regex DayForm();

    [GeneratedRegex("^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?$")]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^([0-9]{1,2})([./])([0-9]{1,2})[./]([0-9]{2}|[0-9]{4})$")]
    private static partial Regex LocalForm();
}
