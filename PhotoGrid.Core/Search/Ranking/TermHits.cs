using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Search.Ranking;

/// <summary>The photos that have one word of a query anywhere, each with how well it matches.</summary>
/// <param name="Numbers">Photos, in no order.</param>
/// <param name="Scores">By number; more is better.</param>
/// <param name="Spellings">The words of the index that stood in for it: itself, its singular, or near ones where nobody wrote it so.</param>
internal sealed record TermHits(List<int> Numbers, Dictionary<int, float> Scores, IReadOnlyList<string> Spellings);

/// <summary>Looks one word up in every field and weighs where it stands.</summary>
internal sealed class FindTerm(ISearchIndex index, UserId owner, int photos)
{
    // A whole word, one that begins with what is being typed, one that begins with a finished word, another number of it, one with a slip.
    private const float Whole = 1f, Open = 0.8f, Prefix = 0.5f, OtherNumber = 0.9f, Near = 0.45f;

    // A second field says it again: a little better than one.
    private const float Again = 0.15f;

    private const int ShortestPrefix = 3;
    private const int MostNear = 6;

    /// <summary>Where a name weighs more than a word in a text: chosen on the judged queries of docs/benchmarks.md.</summary>
    private static float WeightOf(SearchField field) => field switch
    {
        SearchField.Person => 3f,
        SearchField.Album => 2.2f,
        SearchField.Tag => 2f,
        SearchField.Place => 2f,
        SearchField.Caption => 1.8f,
        SearchField.Broader => 1.2f,
        SearchField.Camera => 1.2f,
        SearchField.File => 1f,
        SearchField.Text => 0.9f,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public async Task<TermHits> RunAsync(QueryTerm term, IReadOnlyList<SearchField> fields, CancellationToken ct)
    {
        var hits = new TermHits([], [], []);
        var spellings = new List<string> { term.Word };
        await AddAsync(hits, fields, term.Word, isPrefix: false, Whole, ct);
        foreach (var other in OtherNumbers(term.Word))
            await AddAsync(hits, fields, other, isPrefix: false, OtherNumber, ct);
        if (!term.IsNegated && (term.IsOpen || term.Word.Length >= ShortestPrefix))
            await AddAsync(hits, fields, term.Word, isPrefix: true, term.IsOpen ? Open : Prefix, ct);
        if (hits.Numbers.Count == 0 && !term.IsNegated)
        {
            foreach (var near in await NearAsync(term.Word, ct))
            {
                spellings.Add(near);
                await AddAsync(hits, fields, near, isPrefix: false, Near, ct);
            }
        }

        return hits with { Spellings = spellings };
    }

    /// <summary>Known words that differ by a slip or two, nearest first.</summary>
    public async Task<IReadOnlyList<string>> NearAsync(string word, CancellationToken ct)
    {
        var most = word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2;
        if (most == 0 || char.IsDigit(word[0]))
            return [];
        // The first letter is hardly ever the wrong one, and makes the list short.
        var known = await index.ListWordsAsync(owner, word[..1], 20_000, ct);
        return [.. known
            .Where(other => Math.Abs(other.Length - word.Length) <= most)
            .Select(other => (Word: other, Slips: EditDistance.Between(word, other, most)))
            .Where(pair => pair.Slips <= most).OrderBy(pair => pair.Slips).ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Take(MostNear).Select(pair => pair.Word)];
    }

    /// <summary>The singular of what may be a plural, in English and German; longer forms are found as words that begin so.</summary>
    private static IEnumerable<string> OtherNumbers(string word)
    {
        if (word.Length > 3 && word.EndsWith('s'))
            yield return word[..^1];
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal))
            yield return word[..^2];
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            yield return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (word.Length > 4 && (word.EndsWith("en", StringComparison.Ordinal) || word.EndsWith("er", StringComparison.Ordinal)))
            yield return word[..^2];
    }

    private async Task AddAsync(TermHits hits, IReadOnlyList<SearchField> fields, string word, bool isPrefix, float how, CancellationToken ct)
    {
        foreach (var field in fields)
        {
            var numbers = await index.FindAsync(owner, field, word, isPrefix, ct);
            if (numbers.Count == 0)
                continue;
            // Rare words tell more, as everywhere since Spärck Jones 1972.
            var score = WeightOf(field) * how * MathF.Log(1 + ((photos + 1f) / numbers.Count));
            foreach (var number in numbers)
            {
                ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(hits.Scores, number, out var exists);
                if (!exists)
                    hits.Numbers.Add(number);
                known = exists ? Math.Max(known, score) + (Again * Math.Min(known, score)) : score;
            }
        }
    }
}
