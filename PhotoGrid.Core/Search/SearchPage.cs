using PhotoGrid.Index;
using PhotoGrid.Library;

namespace PhotoGrid.Search;

/// <summary>Why a photo was found: what of it matched, as it is written, and the word that was searched.</summary>
public sealed record SearchReason(SearchField Field, string Text, string Word);

/// <summary>A photo that was found.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="Why">At most one reason for each word; none where only dates and filters were asked for.</param>
public sealed record SearchHit(Photo Photo, double Score, IReadOnlyList<SearchReason> Why);

/// <summary>A value and how many of the found photos have it.</summary>
/// <param name="Id">Of a person; the key that filters take otherwise.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Count">Photos.</param>
public sealed record Facet(string Id, string Name, int Count);

/// <summary>What the found photos can be narrowed by, most first.</summary>
public sealed record SearchFacets(
    IReadOnlyList<Facet> Months, IReadOnlyList<Facet> Places, IReadOnlyList<Facet> Cameras, IReadOnlyList<Facet> People, IReadOnlyList<Facet> Tags);

/// <summary>Something to search for.</summary>
/// <param name="Text">To be put into the line.</param>
/// <param name="Kind">person, album, tag, place, camera; word for a spelling that is known.</param>
/// <param name="Count">Photos outside the trash.</param>
public sealed record Suggestion(string Text, string Kind, int Count);

/// <summary>A page of what was found, best first.</summary>
/// <param name="Hits">The photos.</param>
/// <param name="Total">In all pages.</param>
/// <param name="Cursor">Of the next page; null at the end.</param>
/// <param name="Facets">On the first page only.</param>
/// <param name="Suggestions">What to try instead; only where nothing was found.</param>
/// <param name="IsComplete">Whether the index has every change; while it is built, older photos may be missing.</param>
public sealed record SearchPage(
    IReadOnlyList<SearchHit> Hits, int Total, string? Cursor, SearchFacets? Facets, IReadOnlyList<Suggestion>? Suggestions, bool IsComplete);
