using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Search;

/// <summary>A page of what was found. facets are on the first page, suggestions where nothing was found. complete is false while the index is built.</summary>
internal sealed record SearchPageJson(
    IReadOnlyList<FoundPhotoJson> Photos,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FacetsJson? Facets,
    string? Cursor,
    bool HasMore,
    bool Complete,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SuggestionJson>? Suggestions)
{
    public static SearchPageJson Of(UserId owner, SearchPage page) => new(
        [.. page.Hits.Select(hit => FoundPhotoJson.Of(owner, hit))],
        page.Facets is { } facets
            ? new FacetsJson(
                [.. facets.Months.Select(facet => new MonthFacetJson(facet.Name, facet.Count))], FacetJson.Of(facets.Places), FacetJson.Of(facets.Cameras),
                FacetJson.Of(facets.People), FacetJson.Of(facets.Tags))
            : null,
        page.Cursor, page.Cursor is not null, page.IsComplete, page.Suggestions is { } instead ? [.. instead.Select(SuggestionJson.Of)] : null);
}

/// <summary>A photo with how well it matches, comparable within one search, and why.</summary>
internal sealed record FoundPhotoJson : PhotoJson
{
    [SetsRequiredMembers]
    private FoundPhotoJson(PhotoJson photo, double score, IReadOnlyList<ReasonJson> why)
        : base(photo) => (Score, Why) = (score, why);

    public double Score { get; }

    public IReadOnlyList<ReasonJson> Why { get; }

    public static FoundPhotoJson Of(UserId owner, SearchHit hit) => new(
        PhotoJson.Of(owner, hit.Photo), Math.Round(hit.Score, 3),
        [.. hit.Why.Select(reason => new ReasonJson(reason.Field == SearchField.Broader ? "tag" : reason.Field.ToString().ToLowerInvariant(), reason.Text, reason.Word))]);
}

/// <summary>kind is where the word was found: person, album, tag, place, caption, text (in the picture), file, camera.</summary>
internal sealed record ReasonJson(string Kind, string Text, string Word);

/// <summary>What the found photos can be narrowed by, most first.</summary>
internal sealed record FacetsJson(
    IReadOnlyList<MonthFacetJson> Months, IReadOnlyList<FacetJson> Places, IReadOnlyList<FacetJson> Cameras, IReadOnlyList<FacetJson> People, IReadOnlyList<FacetJson> Tags);

/// <summary>Photos of a month, by local wall-clock time.</summary>
internal sealed record MonthFacetJson(string Month, int Count);

/// <summary>Photos with a value; id is a person's id.</summary>
internal sealed record FacetJson(string Id, string Name, int Count)
{
    public static IReadOnlyList<FacetJson> Of(IReadOnlyList<Facet> facets) => [.. facets.Select(facet => new FacetJson(facet.Id, facet.Name, facet.Count))];
}

/// <summary>Something to search for.</summary>
internal sealed record SuggestionJson(string Text, string Kind, int Count)
{
    public static SuggestionJson Of(Suggestion suggestion) => new(suggestion.Text, suggestion.Kind, suggestion.Count);
}

/// <summary>How a line goes on.</summary>
internal sealed record SuggestionsJson(IReadOnlyList<SuggestionJson> Suggestions);

/// <summary>The job that makes the index anew.</summary>
internal sealed record ReindexJson(Guid JobId);

/// <summary>How searches are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(SearchPageJson))]
[JsonSerializable(typeof(SuggestionsJson))]
[JsonSerializable(typeof(ReindexJson))]
internal sealed partial class SearchesJson : JsonSerializerContext;
