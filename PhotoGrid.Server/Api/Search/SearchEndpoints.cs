using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Search;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Search;

/// <summary>Finds photos of one's own library. Ids of people and albums that are not there find nothing.</summary>
internal static class SearchEndpoints
{
    private const int LongestQuery = 300;

    public static IEndpointRouteBuilder MapSearchEndpoints(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/api/v1/search").WithTags("Search");
        search.MapGet("", SearchAsync).Requires(Need.Library(AccessAction.View)).Answers<SearchPageJson>()
            .WithSummary("Photos by words, dates and filters, best first: docs/api/search.md.");
        search.MapGet("suggestions", SuggestAsync).Requires(Need.Library(AccessAction.View)).Answers<SuggestionsJson>()
            .WithSummary("Names that go on with the end of ?q=.");
        search.MapPost("reindex", ReindexAsync).Requires(Need.Library(AccessAction.Edit)).Answers<ReindexJson>(202)
            .WithSummary("Makes the index of one's own library anew, as a job.");
        return routes;
    }

    private static async Task<IResult> SearchAsync(HttpContext http, SearchPhotos search, TimeProvider clock)
    {
        var request = SearchText.Read(http.Request, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (!request.Ok)
            return Answer.Fail(request.Failure);
        var owner = http.UserId();
        var page = await search.RunAsync(owner, request.Value, http.RequestAborted);
        return Answer.List(SearchPageJson.Of(owner, page), SearchesJson.Default.SearchPageJson, page.Total);
    }

    private static async Task<IResult> SuggestAsync(HttpContext http, SuggestSearches suggest, string q = "")
    {
        if (q.Length > LongestQuery)
            return Answer.Fail(Failure.Invalid($"q is at most {LongestQuery} characters.", "q"));
        var found = await suggest.RunAsync(http.UserId(), q, http.RequestAborted);
        return Answer.Ok(new SuggestionsJson([.. found.Select(SuggestionJson.Of)]), SearchesJson.Default.SuggestionsJson);
    }

    private static async Task<IResult> ReindexAsync(HttpContext http, ReindexLibrary reindex) =>
        Answer.Accepted(new ReindexJson((await reindex.RunAsync(http.UserId(), http.RequestAborted)).Value), SearchesJson.Default.ReindexJson);
}
