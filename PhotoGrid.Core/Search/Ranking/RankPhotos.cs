using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search.Indexing;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Search.Ranking;

/// <summary>A photo that passed, and how well.</summary>
/// <param name="Key">What pages go on by: the score in millionths, or the moment where only filters were asked for.</param>
/// <param name="Id">The photo; decides between equals, newer ones first.</param>
/// <param name="Number">Its number.</param>
internal readonly record struct Ranked(long Key, Guid Id, int Number) : IComparable<Ranked>
{
    /// <summary>The better first.</summary>
    public int CompareTo(Ranked other) => Key != other.Key ? other.Key.CompareTo(Key) : other.Id.CompareTo(Id);
}

/// <summary>What passed, the best of it in order.</summary>
internal sealed record Ranking(IReadOnlyList<Ranked> Page, bool HasMore, int Total, SearchFacets? Facets, IReadOnlyList<TermHits> Terms);

/// <summary>Puts what the words found through the filters and in order. Every word must be found; what is asked not to be there must not.</summary>
internal sealed class RankPhotos(LibraryColumns columns, IndexSnapshot snapshot)
{
    private const double Millionths = 1e6;

    public Ranking Run(SearchRequest request, IReadOnlyList<(QueryTerm Term, TermHits Hits)> found, Func<int, bool>? isPhrase)
    {
        var test = new PhotoTest(request.Query, request.Filters, snapshot);
        var facets = request.After is null ? new FacetCounts(snapshot) : null;
        var best = new PriorityQueue<Ranked, Ranked>(request.Limit + 2, Comparer<Ranked>.Create((one, other) => other.CompareTo(one)));
        var total = 0;
        foreach (var (place, score) in Candidates(found))
        {
            var row = columns.RowAt(place);
            var entry = snapshot.Find(row.Number);
            if (!test.Passes(row, entry) || isPhrase?.Invoke(row.Number) == false)
                continue;
            total++;
            facets?.Add(row, entry);
            var ranked = new Ranked(found.Count > 0 ? (long)(score * Millionths) : row.TakenAt, row.Id, row.Number);
            if (request.After is { } after && ranked.CompareTo(new Ranked(after.Key, after.Id, 0)) <= 0)
                continue;
            best.Enqueue(ranked, ranked);
            if (best.Count > request.Limit + 1)
                best.Dequeue();
        }

        var page = best.UnorderedItems.Select(item => item.Element).Order().ToList();
        var hasMore = page.Count > request.Limit;
        if (hasMore)
            page.RemoveAt(request.Limit);
        return new Ranking(page, hasMore, total, facets?.Facets(), [.. found.Select(pair => pair.Hits)]);
    }

    // Positions in timeline order where no word is asked for; else of what has every word, with the sum of their scores.
    private IEnumerable<(int Place, float Score)> Candidates(IReadOnlyList<(QueryTerm Term, TermHits Hits)> found)
    {
        var absent = found.Where(pair => pair.Term.IsNegated).Select(pair => pair.Hits.Scores).ToList();
        var words = found.Where(pair => !pair.Term.IsNegated).Select(pair => pair.Hits).OrderBy(hits => hits.Numbers.Count).ToList();
        if (words.Count == 0)
        {
            for (var place = 0; place < columns.Rows; place++)
            {
                if (absent.Count == 0 || !absent.Exists(scores => scores.ContainsKey(columns.RowAt(place).Number)))
                    yield return (place, 0);
            }

            yield break;
        }

        foreach (var number in words[0].Numbers)
        {
            var score = 0f;
            var isAll = true;
            foreach (var hits in words)
            {
                if (!(isAll = hits.Scores.TryGetValue(number, out var one)))
                    break;
                score += one;
            }

            if (isAll && !absent.Exists(scores => scores.ContainsKey(number)) && columns.PlaceOf(number) is { } place)
                yield return (place, score);
        }
    }
}
