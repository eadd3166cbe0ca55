using PhotoGrid.Index;

namespace PhotoGrid.Search.Parsing;

/// <summary>What a line that somebody typed asks for. All of it must hold.</summary>
/// <param name="Terms">Words to be found, or to be absent.</param>
/// <param name="Phrases">Words that stand one after the other in one text.</param>
/// <param name="Dates">When it was taken.</param>
/// <param name="IsVideo">Only videos, or only photos.</param>
/// <param name="IsFavorite">Only favorites.</param>
public sealed record ParsedQuery(
    IReadOnlyList<QueryTerm> Terms, IReadOnlyList<IReadOnlyList<string>> Phrases, DateFilter? Dates = null, bool? IsVideo = null, bool IsFavorite = false)
{
    /// <summary>Asks for everything.</summary>
    public static ParsedQuery Nothing { get; } = new([], []);
}

/// <summary>One word.</summary>
/// <param name="Word">Folded.</param>
/// <param name="IsNegated">It must be nowhere.</param>
/// <param name="IsOpen">The last word, perhaps not finished.</param>
/// <param name="Fields">Only in these; null: anywhere.</param>
public sealed record QueryTerm(string Word, bool IsNegated = false, bool IsOpen = false, IReadOnlyList<SearchField>? Fields = null);
