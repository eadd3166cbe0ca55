using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Library;
using PhotoGrid.Search.Indexing;
using PhotoGrid.Search.Parsing;
using PhotoGrid.Search.Ranking;

namespace PhotoGrid.Search;

/// <summary>
/// Finds photos. A short lag of the index is made up first, so that who changed a photo finds it changed; while the index is built, it
/// answers with what is there and says so.
/// </summary>
public sealed class SearchPhotos(ICatalog catalog, ISearchIndex index, ColumnsCache columns, SnapshotCache snapshots, UpdateIndex update, SuggestSearches suggest, IndexLine line)
{
    /// <summary>Part of cursors: never renumber.</summary>
    public const byte Order = 24;

    // Some tens of milliseconds of catching up; more is left to the background.
    private const long ShortLag = 300;

    private static readonly SearchField[] _all = Enum.GetValues<SearchField>();

    /// <summary>One page, best first; newest first where only dates and filters were asked for.</summary>
    public async Task<SearchPage> RunAsync(UserId owner, SearchRequest request, CancellationToken ct)
    {
        var isComplete = await CatchUpAsync(owner, ct);
        var library = await columns.GetAsync(owner, ct);
        var snapshot = await snapshots.GetAsync(owner, ct);
        var find = new FindTerm(index, owner, library.Rows);
        var found = new List<(QueryTerm Term, TermHits Hits)>();
        foreach (var term in request.Query.Terms)
            found.Add((term, await find.RunAsync(term, term.Fields ?? FieldsOf(request.Scope), ct)));

        await using var session = await catalog.OpenReadAsync(owner, ct);
        var phrases = request.Query.Phrases.Count == 0 ? null : await PhrasesAsync(session, request.Query, found, ct);
        var ranking = new RankPhotos(library, snapshot).Run(request, found, phrases is null ? null : phrases.Contains);
        var hits = new List<SearchHit>(ranking.Page.Count);
        foreach (var ranked in ranking.Page)
        {
            // Erased since the columns were read: the page is one shorter.
            if (await PhotoStore.FindAsync(session, new PhotoId(ranked.Id), ct) is { } photo)
                hits.Add(new SearchHit(photo, found.Count > 0 ? ranked.Key / 1e6 : 0, await WhyAsync(session, ranked.Id, found, ct)));
        }

        var cursor = ranking.HasMore ? new Cursor(Order, ranking.Page[^1].Key, ranking.Page[^1].Id).Encode() : null;
        var instead = ranking.Total == 0 ? await suggest.InsteadAsync(owner, request.Query, find, ct) : null;
        return new SearchPage(hits, ranking.Total, cursor, ranking.Facets, instead, isComplete);
    }

    private static SearchField[] FieldsOf(SearchScope scope) => scope switch
    {
        SearchScope.Content => [SearchField.Tag, SearchField.Broader],
        SearchScope.Text => [SearchField.Caption, SearchField.Text, SearchField.File],
        SearchScope.People => [SearchField.Person],
        SearchScope.Places => [SearchField.Place],
        SearchScope.Albums => [SearchField.Album],
        _ => _all,
    };

    private async Task<bool> CatchUpAsync(UserId owner, CancellationToken ct)
    {
        var lag = await update.LagAsync(owner, ct);
        if (lag is > 0 and <= ShortLag)
            await update.RunAsync(owner, ct);
        else if (lag > ShortLag)
            line.Wake(owner);
        return lag <= ShortLag;
    }

    // The index keeps no positions: what has all words of a phrase is read and looked at.
    private static async Task<HashSet<int>> PhrasesAsync(CatalogSession session, ParsedQuery query, List<(QueryTerm Term, TermHits Hits)> found, CancellationToken ct)
    {
        var words = found.Where(pair => !pair.Term.IsNegated).Select(pair => pair.Hits).OrderBy(hits => hits.Numbers.Count).ToList();
        var holding = new HashSet<int>();
        foreach (var number in words[0].Numbers)
        {
            if (!words.TrueForAll(hits => hits.Scores.ContainsKey(number)) || await PhotoStore.FindByNumberAsync(session, number, ct) is not { } photo)
                continue;
            if (await DocumentStore.FindAsync(session, photo.Id.Value, ct) is { } document && query.Phrases.All(phrase => document.Texts.Any(text => Holds(text.Text, phrase))))
                holding.Add(number);
        }

        return holding;
    }

    private static bool Holds(string text, IReadOnlyList<string> phrase)
    {
        var words = Words.Of(text);
        for (var at = 0; at + phrase.Count <= words.Count; at++)
        {
            if (phrase.SequenceEqual(words.Skip(at).Take(phrase.Count)))
                return true;
        }

        return false;
    }

    private static async Task<IReadOnlyList<SearchReason>> WhyAsync(CatalogSession session, Guid photo, List<(QueryTerm Term, TermHits Hits)> found, CancellationToken ct)
    {
        if (found.Count == 0 || await DocumentStore.FindAsync(session, photo, ct) is not { } document)
            return [];
        var reasons = new List<SearchReason>();
        foreach (var (term, hits) in found)
        {
            if (!term.IsNegated && ExplainHit.Run(document, term, hits) is { } reason && !reasons.Exists(other => other.Text == reason.Text && other.Word == reason.Word))
                reasons.Add(reason);
        }

        return reasons;
    }
}
