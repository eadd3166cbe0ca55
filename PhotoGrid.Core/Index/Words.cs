using System.Globalization;

namespace PhotoGrid.Index;

/// <summary>
/// Cuts a text into the words that are indexed and searched: folded runs of letters or digits, so that <c>IMG_2034.JPG</c> is three words.
/// Chinese, Japanese and Korean, which put no spaces, become pairs of neighbouring characters.
/// </summary>
public static class Words
{
    /// <summary>Longer words are cut: nobody types more, and a hostile text must not make a large index.</summary>
    public const int MaxLength = 40;

    /// <summary>The words in their order, repeated ones too.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var folded = Folding.Fold(text);
        for (var at = 0; at < folded.Length;)
        {
            var kind = KindOf(folded[at]);
            var end = at + 1;
            while (end < folded.Length && KindOf(folded[end]) == kind)
                end++;
            if (kind == Kind.Ideograph)
                AddPairs(words, folded.AsSpan(at, end - at));
            else if (kind != Kind.None)
                words.Add(folded[at..Math.Min(end, at + MaxLength)]);
            at = end;
        }

        return words;
    }

    private static void AddPairs(List<string> words, ReadOnlySpan<char> run)
    {
        if (run.Length == 1)
            words.Add(run.ToString());
        for (var i = 0; i + 1 < run.Length; i++)
            words.Add(run.Slice(i, 2).ToString());
    }

    private static Kind KindOf(char letter)
    {
        if (letter < 0x80)
            return char.IsAsciiLetter(letter) ? Kind.Letter : char.IsAsciiDigit(letter) ? Kind.Digit : Kind.None;
        if (letter is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af'))
            return Kind.Ideograph;
        // Surrogates of rare scripts are letters here: two halves stay together, and that is all a comparison needs.
        return char.IsLetter(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? Kind.Letter
            : char.IsDigit(letter) ? Kind.Digit : Kind.None;
    }

    private enum Kind
    {
        None,
        Letter,
        Digit,
        Ideograph,
    }
}
