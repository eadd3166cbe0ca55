using System.Globalization;

namespace PhotoGrid.Import.Takeout;

/// <summary>
/// A file's name as exports write it: <c>IMG(1).jpg</c> is the second <c>IMG.jpg</c> of its folder, whose description has the number elsewhere
/// (<c>IMG.jpg(1).json</c>). Upper and lower case are one.
/// </summary>
internal readonly record struct NameParts(string Stem, int Copy, string Extension)
{
    /// <summary>The name without its number.</summary>
    public string Name => Stem + Extension;

    public static NameParts Of(string name)
    {
        var extension = Path.GetExtension(name);
        var (stem, copy) = SplitCopy(name[..^extension.Length]);
        return new NameParts(stem, copy, extension);
    }

    /// <summary>Takes a number in brackets off the end; 0 where there is none.</summary>
    public static (string Text, int Copy) SplitCopy(string text)
    {
        var open = text.LastIndexOf('(');
        return open > 0 && text.EndsWith(')') && text.Length - open is > 2 and <= 6
            && int.TryParse(text.AsSpan(open + 1, text.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var copy) && copy > 0
                ? (text[..open], copy)
                : (text, 0);
    }
}
