namespace PhotoGrid.Columns;

/// <summary>
/// Gives each distinct name a small number, so that a column holds four bytes instead of a string. Number 0 is the empty name. Grows with
/// a library and is shared by its snapshots: one writer at a time, any number of readers.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private volatile string[] _names = ["", .. new string[15]];

    /// <summary>The number of a name, a new one where it is new.</summary>
    public int NumberOf(string name)
    {
        if (_numbers.TryGetValue(name, out var known))
            return known;

        var number = _numbers.Count;
        var names = _names;
        if (number == names.Length)
            Array.Resize(ref names, number * 2);
        names[number] = name;
        _names = names;
        _numbers.Add(name, number);
        return number;
    }

    /// <summary>The name of a number that a snapshot holds.</summary>
    public string NameOf(int number) => _names[number];

    /// <summary>Every name by its number; at the end nulls, where there is room for more.</summary>
    public ReadOnlySpan<string?> All => _names;
}

/// <summary>The names that a library's columns refer to; the parts of a name are separated by <see cref="ColumnStore.Separator"/>.</summary>
internal sealed class ColumnNames
{
    /// <summary>City, region, country, country code.</summary>
    public NameTable Places { get; } = new();

    /// <summary>Make, model.</summary>
    public NameTable Cameras { get; } = new();

    /// <summary>By the number of a place's name: whether it is of the place.</summary>
    public bool[] PlacesOf(ColumnsPlace place)
    {
        var names = Places.All;
        var are = new bool[names.Length];
        for (var i = 1; i < are.Length && names[i] is { } name; i++)
        {
            var parts = name.Split(ColumnStore.Separator);
            are[i] = Is(place.City, parts[0]) && Is(place.Region, parts[1]) && Is(place.Country, parts[3]);
        }

        return are;
    }

    private static bool Is(string? asked, string part) => asked is null || asked == part;
}
