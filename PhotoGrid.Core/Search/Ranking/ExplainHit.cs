using PhotoGrid.Index;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Search.Ranking;

/// <summary>Says which text of a photo a word was found in.</summary>
internal static class ExplainHit
{
    // Of a long text only what stands around the word.
    private const int Around = 40;

    /// <summary>The weightiest text that has the word or one that stood in for it; null when none has it any more.</summary>
    public static SearchReason? Run(SearchDocument document, QueryTerm term, TermHits hits)
    {
        foreach (var isWhole in (bool[])[true, false])
        {
            // Names come before texts in a document, people first.
            foreach (var text in document.Texts)
            {
                if (term.Fields is { } fields && !fields.Contains(text.Field))
                    continue;
                var words = Words.Of(text.Text);
                var match = words.Find(word => hits.Spellings.Any(spelling => isWhole ? word == spelling : word.StartsWith(spelling, StringComparison.Ordinal) || spelling.StartsWith(word, StringComparison.Ordinal) && word.Length > 2));
                if (match is not null)
                    return new SearchReason(text.Field, Excerpt(text.Text, match), match);
            }
        }

        return null;
    }

    private static string Excerpt(string text, string word)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= 2 * Around)
            return line;
        // Folding keeps nearly all lengths, so the place is right within a letter or two.
        var at = Math.Max(0, Folding.Fold(line).IndexOf(word, StringComparison.Ordinal));
        var (from, to) = (Math.Max(0, at - Around), Math.Min(line.Length, at + word.Length + Around));
        return $"{(from > 0 ? "…" : "")}{line[from..to].Trim()}{(to < line.Length ? "…" : "")}";
    }
}
