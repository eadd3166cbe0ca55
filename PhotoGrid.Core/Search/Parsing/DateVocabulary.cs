namespace PhotoGrid.Search.Parsing;

/// <summary>The folded words that dates are said with, in the languages of the interface at once: they hardly ever mean two things.</summary>
internal static class DateVocabulary
{
    private static readonly string[][] _months =
    [
        ["january", "jan", "januar", "janner"], ["february", "feb", "februar"], ["march", "mar", "marz", "maerz"], ["april", "apr"], ["may", "mai"], ["june", "jun", "juni"],
        ["july", "jul", "juli"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct", "oktober", "okt"], ["november", "nov"], ["december", "dec", "dezember", "dez"],
    ];

    /// <summary>1 to 12.</summary>
    public static readonly IReadOnlyDictionary<string, int> Months =
        _months.SelectMany((words, month) => words, (words, word) => (word, Array.IndexOf(_months, words) + 1)).ToDictionary(pair => pair.word, pair => pair.Item2);

    /// <summary>The first month of a season of the northern half; each has three.</summary>
    public static readonly IReadOnlyDictionary<string, int> Seasons = new Dictionary<string, int>
    {
        ["spring"] = 3, ["fruhling"] = 3, ["fruhjahr"] = 3, ["summer"] = 6, ["sommer"] = 6, ["autumn"] = 9, ["fall"] = 9, ["herbst"] = 9, ["winter"] = 12,
    };

    /// <summary>Days that come every year: month, day, and how many.</summary>
    public static readonly IReadOnlyDictionary<string, (int Month, int Day, int Days)> Feasts = new Dictionary<string, (int, int, int)>
    {
        ["christmas"] = (12, 24, 3), ["xmas"] = (12, 24, 3), ["weihnachten"] = (12, 24, 3), ["weihnacht"] = (12, 24, 3), ["halloween"] = (10, 31, 1),
        ["silvester"] = (12, 31, 2), ["valentine"] = (2, 14, 1), ["valentines"] = (2, 14, 1), ["valentinstag"] = (2, 14, 1),
    };

    /// <summary>Days back from today.</summary>
    public static readonly IReadOnlyDictionary<string, int> Days = new Dictionary<string, int> { ["today"] = 0, ["heute"] = 0, ["yesterday"] = 1, ["gestern"] = 1, ["vorgestern"] = 2 };

    /// <summary>The span before the present one.</summary>
    public static readonly IReadOnlySet<string> Last = new HashSet<string> { "last", "past", "previous", "letzter", "letzten", "letztes", "letzte", "letztem", "vergangenen", "vergangenes", "voriges", "vorigen" };

    /// <summary>The present span.</summary>
    public static readonly IReadOnlySet<string> This = new HashSet<string> { "this", "dieser", "diesen", "dieses", "diese", "diesem" };

    /// <summary>Spans by the day, week, month and year.</summary>
    public static readonly IReadOnlyDictionary<string, char> Units = new Dictionary<string, char>
    {
        ["day"] = 'd', ["days"] = 'd', ["tag"] = 'd', ["tage"] = 'd', ["tagen"] = 'd', ["week"] = 'w', ["weeks"] = 'w', ["woche"] = 'w', ["wochen"] = 'w',
        ["month"] = 'm', ["months"] = 'm', ["monat"] = 'm', ["monats"] = 'm', ["monate"] = 'm', ["monaten"] = 'm', ["year"] = 'y', ["years"] = 'y', ["jahr"] = 'y', ["jahre"] = 'y', ["jahren"] = 'y', ["jahres"] = 'y',
        ["weekend"] = 'e', ["wochenende"] = 'e',
    };
}
