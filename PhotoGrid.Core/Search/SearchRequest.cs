using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Search;

/// <summary>Where words are looked for.</summary>
public enum SearchScope
{
    /// <summary>Everywhere.</summary>
    All,
    /// <summary>What is seen in the picture.</summary>
    Content,
    /// <summary>What is written in it, about it, and in its file's name.</summary>
    Text,
    /// <summary>Who is in it.</summary>
    People,
    /// <summary>Where it was taken.</summary>
    Places,
    /// <summary>The albums that it is in.</summary>
    Albums,
}

/// <summary>What must hold beside the words. What is null does not matter.</summary>
public sealed record SearchFilters
{
    /// <summary>By the wall clock where it was taken.</summary>
    public DateFilter? Dates { get; init; }

    /// <summary>Taken in this box.</summary>
    public ColumnsBox? Box { get; init; }

    /// <summary>Shows this person.</summary>
    public Guid? Person { get; init; }

    /// <summary>Is in this album.</summary>
    public Guid? Album { get; init; }

    /// <summary>Make, model or both, as words that begin the camera's.</summary>
    public string? Camera { get; init; }

    /// <summary>Words of the lens.</summary>
    public string? Lens { get; init; }

    /// <summary>This very tag, whatever its case.</summary>
    public string? Tag { get; init; }

    /// <summary>Video or not.</summary>
    public bool? IsVideo { get; init; }

    /// <summary>Favorite or not.</summary>
    public bool? IsFavorite { get; init; }

    /// <summary>A bit of <see cref="ColorNames"/>.</summary>
    public int? Color { get; init; }

    /// <summary>ISO speed from, to, both included.</summary>
    public (int From, int To)? Iso { get; init; }

    /// <summary>Bytes of the original at least.</summary>
    public long? MinSize { get; init; }

    /// <summary>Bytes of the original at most.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Pixels at least.</summary>
    public int? MinWidth { get; init; }

    /// <summary>The whole MIME type.</summary>
    public string? MimeType { get; init; }

    /// <summary>Nothing is asked of a photo.</summary>
    public static SearchFilters None { get; } = new();
}

/// <summary>What is searched for.</summary>
/// <param name="Query">As it was read from what somebody typed.</param>
/// <param name="Scope">Where the words are looked for.</param>
/// <param name="Filters">What must hold beside.</param>
/// <param name="After">The last photo of the page before.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record SearchRequest(ParsedQuery Query, SearchScope Scope, SearchFilters Filters, Cursor? After, int Limit);
