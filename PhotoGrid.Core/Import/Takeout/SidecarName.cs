namespace PhotoGrid.Import.Takeout;

/// <summary>
/// The name of a JSON file beside photos, taken apart. Exports of until 2024 append <c>.json</c> to the photo's name, later ones
/// <c>.supplemental-metadata.json</c>; names are cut so that all of it has at most 51 characters, the number of a copy not counted.
/// </summary>
/// <param name="Base">Without .json and number.</param>
/// <param name="Copy">The number; 0 without one.</param>
/// <param name="Literal">Without .json only.</param>
internal readonly record struct SidecarName(string Base, int Copy, string Literal)
{
    public const string Extension = ".json";

    /// <summary>What newer exports put between.</summary>
    public const string Suffix = ".supplemental-metadata";

    /// <summary>A base shorter than this was not cut. The rule is 46 characters; some were seen that count a few for a number.</summary>
    public const int ShortestCut = 42;

    public static SidecarName Of(string name)
    {
        var literal = name[..^Extension.Length];
        var (text, copy) = NameParts.SplitCopy(literal);
        return new SidecarName(text, copy, literal);
    }

    /// <summary>The photo names that a base may mean as it stands: itself, and itself without what is left of the suffix.</summary>
    public static IEnumerable<string> PhotosOf(string text)
    {
        yield return text;
        var dot = text.LastIndexOf('.');
        if (dot > 0 && Suffix.StartsWith(text[dot..], StringComparison.OrdinalIgnoreCase))
            yield return text[..dot];
    }

    /// <summary>Whether the base is what is left of this photo's name and the suffix after cutting.</summary>
    public bool MayBeCutFrom(string photo) => Base.Length >= ShortestCut && (photo + Suffix).StartsWith(Base, StringComparison.OrdinalIgnoreCase);
}
