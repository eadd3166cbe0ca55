namespace PhotoGrid.Search;

/// <summary>The colours that photos are found by, one bit each in the index.</summary>
public static class ColorNames
{
    /// <summary>In the order of their bits: append only.</summary>
    public static readonly IReadOnlyList<string> All =
        ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "gray", "white", "warm", "cool", "black and white"];

    /// <summary>The bits of these names; others are left out.</summary>
    public static int BitsOf(IEnumerable<string> names)
    {
        var bits = 0;
        foreach (var name in names)
            bits |= BitOf(name) ?? 0;
        return bits;
    }

    /// <summary>The bit of a name; null for one that is none.</summary>
    public static int? BitOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
                return 1 << i;
        }

        return null;
    }
}
