using System.Collections.Frozen;
using System.Text;

namespace PhotoGrid.Index;

/// <summary>
/// Brings words to the form in which they are compared: lower case, without diacritics, in any language. <c>Å</c>, <c>A</c> with a combining
/// ring and <c>a</c> are one letter; <c>ß</c> is <c>ss</c>. Runtime normalization is not used: it does nothing in invariant globalization.
/// </summary>
public static class Folding
{
    private static readonly FrozenDictionary<char, char> _bases =
        FoldTable.Letters.Zip(FoldTable.Bases).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The folded text; as long as it was, but for letters that are read as two and combining marks that go.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
            Append(folded, letter);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (letter < 0x80)
        {
            folded.Append(char.ToLowerInvariant(letter));
            return;
        }

        if (IsMark(letter))
            return;
        var lower = char.ToLowerInvariant(letter);
        switch (lower)
        {
            case 'ß': folded.Append("ss"); break;
            case 'æ' or 'ǽ' or 'ǣ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'þ': folded.Append("th"); break;
            case 'İ': folded.Append('i'); break; // invariant casing leaves it
            case 'ſ': folded.Append('s'); break;
            default: folded.Append(_bases.TryGetValue(lower, out var plain) ? plain : lower); break;
        }
    }

    // Combining diacritics: names that came from a Mac are written with them.
    private static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036f';
}
