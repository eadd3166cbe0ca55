using System.Buffers;
using System.Text;
using PhotoGrid.Index;

namespace PhotoGrid.Search.Parsing;

/// <summary>
/// Reads a line as people type it: words, "quoted text", -not, dates, kinds (videos, favorites), and camera:canon for those who know. English
/// and German; names of people, places and cameras are words like others and found where they stand.
/// </summary>
public static class ParseQuery
{
    // Nobody types more; a hostile line must not cost more.
    private const int MostTerms = 16;

    private static readonly SearchValues<char> _quotes = SearchValues.Create("\"“”„«»");

    private static readonly HashSet<string> _noise =
    [
        "a", "an", "the", "of", "in", "on", "at", "from", "with", "and", "by", "for", "to", "my", "me", "show", "find", "all", "photo", "photos", "picture", "pictures", "pic", "pics", "image", "images",
        "der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "im", "am", "an", "auf", "mit", "und", "von", "vom", "aus", "bei", "beim", "zu", "zum", "zur", "mein", "meine", "zeige", "alle",
        "foto", "fotos", "bild", "bilder", "bildern",
    ];

    private static readonly HashSet<string> _videos = ["video", "videos", "clip", "clips", "movie", "movies", "filme"];

    private static readonly HashSet<string> _favorites = ["favorite", "favorites", "favourite", "favourites", "favorit", "favoriten", "lieblingsfotos"];

    private static readonly HashSet<string> _not = ["not", "without", "except", "ohne", "nicht", "kein", "keine"];

    private static readonly Dictionary<string, SearchField[]> _fields = new()
    {
        ["person"] = [SearchField.Person], ["who"] = [SearchField.Person], ["album"] = [SearchField.Album], ["tag"] = [SearchField.Tag, SearchField.Broader],
        ["place"] = [SearchField.Place], ["ort"] = [SearchField.Place], ["where"] = [SearchField.Place], ["camera"] = [SearchField.Camera], ["kamera"] = [SearchField.Camera], ["lens"] = [SearchField.Camera],
        ["file"] = [SearchField.File], ["name"] = [SearchField.File], ["text"] = [SearchField.Text, SearchField.Caption], ["caption"] = [SearchField.Caption],
    };

    /// <summary>Reads a line; any text is a query.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">By the reader's clock.</param>
    /// <param name="isMonthFirst">Whether 5/6/2024 is the 6th of May.</param>
    public static ParsedQuery Read(string text, DateOnly today, bool isMonthFirst)
    {
        var (bare, phrases) = TakePhrases(text);
        // Words apart by spaces: a date may hold dots and dashes, a name of a file an underscore.
        var pieces = bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var folded = pieces.Select(piece => Folding.Fold(piece).Trim(',', ';', '!', '?', '(', ')')).ToList();
        var dates = new DateWords(today, isMonthFirst);
        var terms = new List<QueryTerm>();
        DateFilter? when = null;
        bool? isVideo = null;
        var isFavorite = false;
        var isNegated = false;
        for (var at = 0; at < folded.Count && terms.Count < MostTerms; at++)
        {
            var (count, range) = dates.Read(folded, at);
            if (range is not null && !isNegated)
            {
                when = when is null ? range : when.And(range);
                at += count - 1;
                continue;
            }

            var word = folded[at];
            if (_not.Contains(word) && at + 1 < folded.Count)
            {
                isNegated = true;
                continue;
            }

            if (_videos.Contains(word))
                isVideo = !isNegated;
            else if (_favorites.Contains(word) && !isNegated)
                isFavorite = true;
            else if (!_noise.Contains(word))
                AddTerms(terms, word, isNegated, at + 1 == folded.Count && !char.IsWhiteSpace(bare[^1]));
            isNegated = false;
        }

        // A line of nothing but noise is meant as it stands.
        if (terms.Count == 0 && phrases.Count == 0 && when is null && isVideo is null && !isFavorite)
        {
            foreach (var word in folded)
                AddTerms(terms, word, false, word == folded[^1]);
        }

        foreach (var phrase in phrases)
            terms.AddRange(phrase.Select(word => new QueryTerm(word)));
        return new ParsedQuery([.. terms.Take(MostTerms)], [.. phrases.Where(phrase => phrase.Count > 1)], when, isVideo, isFavorite);
    }

    private static void AddTerms(List<QueryTerm> terms, string word, bool isNegated, bool isOpen)
    {
        if (word.Length > 1 && word[0] is '-' or '−' or '–')
            (word, isNegated) = (word[1..], true);
        SearchField[]? fields = null;
        var colon = word.IndexOf(':');
        if (colon > 0 && _fields.TryGetValue(word[..colon], out fields))
            word = word[(colon + 1)..];
        var parts = Words.Of(word);
        for (var i = 0; i < parts.Count; i++)
            terms.Add(new QueryTerm(parts[i], isNegated, isOpen && i + 1 == parts.Count && !isNegated, fields));
    }

    private static (string Bare, List<IReadOnlyList<string>> Phrases) TakePhrases(string text)
    {
        var phrases = new List<IReadOnlyList<string>>();
        var bare = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = IsQuote(text[at]) ? text.AsSpan(at + 1).IndexOfAny(_quotes) : -1;
            if (end < 0)
            {
                bare.Append(IsQuote(text[at]) ? ' ' : text[at]);
                at++;
                continue;
            }

            if (Words.Of(text.Substring(at + 1, end)) is { Count: > 0 } words)
                phrases.Add(words);
            bare.Append(' ');
            at += end + 2;
        }

        return (bare.ToString(), phrases);
    }

    private static bool IsQuote(char letter) => _quotes.Contains(letter);
}
