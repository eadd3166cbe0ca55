namespace PhotoGrid.Library.Packing;

/// <summary>Gives each file of a zip a name of its own, also where upper and lower case are the same.</summary>
internal sealed class PackNames
{
    // What Windows can't write, and what would be a folder.
    private const string Forbidden = "<>:\"/\\|?*";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name itself, or with a number before its extension where it is taken.</summary>
    public string Take(string filename)
    {
        var name = string.Concat(filename.Select(letter => Forbidden.Contains(letter, StringComparison.Ordinal) ? '_' : letter));
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length];
        for (var number = 2; !_taken.Add(name); number++)
            name = $"{stem} ({number}){extension}";
        return name;
    }
}
