using System.Text;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision.Embeddings;

/// <summary>
/// The tokenizer of CLIP (<c>clip-bpe</c>): bytes are written as letters, the last of a word is marked, and pairs are joined in the order of a
/// file of merges. Numbers of tokens: 256 letters, 256 marked ones, one a merge, then begin and end.
/// </summary>
internal sealed class BpeTokenizer
{
    private const string EndOfWord = "</w>";
    private static readonly string[] Letters = MakeLetters();

    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<(string, string), int> _ranks = [];
    private readonly int _begin;

    /// <summary>Lines of two parts each, best first; a first line that begins with # is passed over.</summary>
    internal BpeTokenizer(IEnumerable<string> merges)
    {
        foreach (string letter in InOrder()) _numbers.Add(letter, _numbers.Count);
        foreach (string letter in InOrder()) _numbers.Add(letter + EndOfWord, _numbers.Count);
        foreach (string line in merges)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Split(' ') is not [var left, var right]) throw new ModelException("A line of the file of merges has not two parts.");
            if (!_ranks.TryAdd((left, right), _ranks.Count)) continue;
            _numbers.TryAdd(left + right, _numbers.Count);
        }

        _begin = _numbers.Count;
    }

    /// <summary>Exactly so many numbers: begin, the text, end, then zeros; a text that is too long is cut.</summary>
    internal long[] Encode(string text, int length)
    {
        var tokens = new List<long> { _begin };
        foreach (string word in Words(text.ToLowerInvariant()))
        {
            foreach (string part in Join(word))
            {
                if (_numbers.TryGetValue(part, out int number)) tokens.Add(number);
            }
        }

        var all = new long[length];
        int count = Math.Min(tokens.Count, length - 1);
        for (int i = 0; i < count; i++) all[i] = tokens[i];
        all[count] = _begin + 1;
        return all;
    }

    private List<string> Join(string word)
    {
        List<string> parts = [.. Encoding.UTF8.GetBytes(word).Select(value => Letters[value])];
        parts[^1] += EndOfWord;
        while (parts.Count > 1)
        {
            int best = -1, rank = int.MaxValue;
            for (int i = 0; i + 1 < parts.Count; i++)
            {
                if (_ranks.TryGetValue((parts[i], parts[i + 1]), out int found) && found < rank) (best, rank) = (i, found);
            }

            if (best < 0) return parts;
            (string left, string right) = (parts[best], parts[best + 1]);
            var joined = new List<string>(parts.Count);
            for (int i = 0; i < parts.Count; i++)
            {
                bool both = i + 1 < parts.Count && parts[i] == left && parts[i + 1] == right;
                joined.Add(both ? left + right : parts[i]);
                if (both) i++;
            }

            parts = joined;
        }

        return parts;
    }

    // Letters together, each digit alone, other signs together; what comes after an apostrophe is a word.
    private static IEnumerable<string> Words(string text)
    {
        int from = 0;
        for (int at = 1; at <= text.Length; at++)
        {
            if (at < text.Length && Kind(text[at]) == Kind(text[from]) && Kind(text[at]) != 2 && !(text[at] == '\'' && at > from)) continue;
            if (Kind(text[from]) != 0) yield return text[from..at];
            from = at;
        }
    }

    private static int Kind(char c) => char.IsWhiteSpace(c) ? 0 : char.IsLetter(c) ? 1 : char.IsDigit(c) ? 2 : 3;

    private static IEnumerable<string> InOrder() => Letters.Where(letter => letter[0] < 256).OrderBy(letter => letter[0]).Concat(Letters.Where(letter => letter[0] >= 256));

    // Bytes that print are themselves; the others get the letters behind the first 256, in their order.
    private static string[] MakeLetters()
    {
        var letters = new string[256];
        int next = 256;
        for (int value = 0; value < 256; value++)
            letters[value] = ((char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : next++)).ToString();
        return letters;
    }
}
