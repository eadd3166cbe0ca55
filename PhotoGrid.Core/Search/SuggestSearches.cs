using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search.Indexing;
using PhotoGrid.Search.Parsing;
using PhotoGrid.Search.Ranking;

namespace PhotoGrid.Search;

/// <summary>Completes what is being typed by names of people, albums, places, tags and cameras, and knows what to try when nothing was found.</summary>
public sealed class SuggestSearches(ColumnsCache columns, SnapshotCache snapshots, UpdateIndex update, IndexLine line)
{
    private const int Most = 10;
    private const int LongestName = 6;

    /// <summary>Names that go on with the end of the line, most photos first; of an empty line the most common ones.</summary>
    public async Task<IReadOnlyList<Suggestion>> RunAsync(UserId owner, string text, CancellationToken ct)
    {
        if (await update.LagAsync(owner, ct) > 0)
            line.Wake(owner);
        var snapshot = await snapshots.GetAsync(owner, ct);
        var counts = Count(snapshot, await columns.GetAsync(owner, ct));
        var words = Words.Of(text);
        if (words.Count == 0)
            return Best(Spread(snapshot, counts));

        // The longest end of the line that begins a name: of "anna in new y" that is "new y".
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
        {
            var end = words.GetRange(words.Count - length, length);
            var matching = snapshot.Names.OfType<SnapshotName>().Where(name => counts[name.Id] > 0 && KindOf(name.Kind) is not null && Begins(name, end)).ToList();
            if (matching.Count > 0)
                return Best(matching.OrderBy(name => name.Words[0].StartsWith(end[0], StringComparison.Ordinal) ? 0 : 1).ThenByDescending(name => counts[name.Id]).Select(name => Of(name, counts)));
        }

        return [];
    }

    /// <summary>What to try where a query found nothing: spellings that are known, names that some of its words have, else the most common ones.</summary>
    internal async Task<IReadOnlyList<Suggestion>> InsteadAsync(UserId owner, ParsedQuery query, FindTerm find, CancellationToken ct)
    {
        var snapshot = await snapshots.GetAsync(owner, ct);
        var counts = Count(snapshot, await columns.GetAsync(owner, ct));
        var instead = new List<Suggestion>();
        foreach (var term in query.Terms.Where(term => !term.IsNegated))
        {
            IReadOnlyList<string> words = [term.Word, .. await find.NearAsync(term.Word, ct)];
            instead.AddRange(snapshot.Names.OfType<SnapshotName>()
                .Where(name => counts[name.Id] > 0 && KindOf(name.Kind) is not null && name.Words.Any(words.Contains))
                .OrderByDescending(name => counts[name.Id]).Take(3).Select(name => Of(name, counts)));
        }

        return Best(instead.Count > 0 ? instead : Spread(snapshot, counts));
    }

    private static List<Suggestion> Best(IEnumerable<Suggestion> all) => [.. all.DistinctBy(one => (one.Kind, one.Text)).Take(Most)];

    // Some of each kind rather than ten cities.
    private static IEnumerable<Suggestion> Spread(IndexSnapshot snapshot, int[] counts) =>
        snapshot.Names.OfType<SnapshotName>().Where(name => counts[name.Id] > 0 && KindOf(name.Kind) is not null)
            .GroupBy(name => KindOf(name.Kind))
            .SelectMany(kind => kind.OrderByDescending(name => counts[name.Id]).Take(3))
            .OrderByDescending(name => counts[name.Id]).Select(name => Of(name, counts));

    private static Suggestion Of(SnapshotName name, int[] counts) => new(name.Name, KindOf(name.Kind)!, counts[name.Id]);

    // All words in a row, the last one perhaps not finished.
    private static bool Begins(SnapshotName name, List<string> words)
    {
        for (var at = 0; at + words.Count <= name.Words.Count; at++)
        {
            var i = 0;
            while (i < words.Count && (i + 1 == words.Count ? name.Words[at + i].StartsWith(words[i], StringComparison.Ordinal) : name.Words[at + i] == words[i]))
                i++;
            if (i == words.Count)
                return true;
        }

        return false;
    }

    private static string? KindOf(NameKind kind) => kind switch
    {
        NameKind.Person => "person",
        NameKind.Album => "album",
        NameKind.Tag => "tag",
        NameKind.City or NameKind.Region or NameKind.Country => "place",
        NameKind.Camera => "camera",
        _ => null,
    };

    private static int[] Count(IndexSnapshot snapshot, LibraryColumns library)
    {
        var counts = new int[snapshot.Names.Length];
        foreach (var chunk in library.Chunks)
        {
            var numbers = chunk.Numbers;
            var flags = chunk.Flags;
            for (var i = 0; i < numbers.Length; i++)
            {
                if ((flags[i] & PhotoFlags.Trashed) != 0 || snapshot.Find(numbers[i]) is not { } entry)
                    continue;
                foreach (var name in entry.Names)
                    counts[name]++;
            }
        }

        return counts;
    }
}
