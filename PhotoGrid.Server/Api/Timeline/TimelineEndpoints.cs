using PhotoGrid.Access;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Timeline;

namespace PhotoGrid.Server.Api.Timeline;

/// <summary>The caller's timeline: its months, its shape, its placeholders. All from the columns but the hashes.</summary>
internal static class TimelineEndpoints
{
    private const int MaxHashes = 1024;

    public static IServiceCollection AddTimelineApi(this IServiceCollection services) =>
        services.AddApiJson(TimelinesJson.Default).AddSingleton<ReadHashes>().AddSingleton<PickTimeline>().AddSingleton<CountFacets>();

    public static IEndpointRouteBuilder MapTimelineEndpoints(this IEndpointRouteBuilder routes)
    {
        var timeline = routes.MapGroup("/api/v1/timeline").WithTags("Timeline");
        timeline.MapGet("", ReadAsync).Requires(Need.Library(AccessAction.View)).Answers<TimelineJson>()
            .WithSummary("Photos by month, and how many there are.");
        timeline.MapGet("/geometry", ReadGeometryAsync).Requires(Need.Library(AccessAction.View))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status304NotModified)
            .WithSummary("The shape of the whole timeline, binary: docs/api/geometry.md.");
        timeline.MapGet("/hashes", ReadHashesAsync).Requires(Need.Library(AccessAction.View)).Answers<HashesJson>()
            .WithSummary("Blurhashes of a part of the timeline, by position.");
        timeline.MapGet("/numbers", ReadNumbersAsync).Requires(Need.Library(AccessAction.View))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status304NotModified)
            .WithSummary("Numbers of the timeline's photos by kind, favorite, from, to, camera and place, in the order of sort; binary: docs/api/geometry.md.");
        timeline.MapGet("/facets", ReadFacetsAsync).Requires(Need.Library(AccessAction.View)).Answers<FacetsJson>()
            .WithSummary("What the timeline can be filtered by, and how many photos that leaves.");
        return routes;
    }

    private static async Task<IResult> ReadAsync(HttpContext http, ColumnsCache cache)
    {
        var columns = await cache.GetAsync(http.UserId(), http.RequestAborted);
        var months = columns.Months.Select(month => new MonthJson($"{month.Year:D4}-{month.Month:D2}", month.Count)).ToArray();
        return Answer.Ok(new TimelineJson(months, columns.Total(new ColumnsQuery(ColumnsSet.Timeline))), TimelinesJson.Default.TimelineJson);
    }

    private static async Task<IResult> ReadGeometryAsync(HttpContext http, ColumnsCache cache) =>
        new GeometryResult(await cache.GetAsync(http.UserId(), http.RequestAborted));

    private static async Task<IResult> ReadNumbersAsync(HttpContext http, PickTimeline pick)
    {
        var query = TimelineQueryText.Read(http.Request.Query);
        if (!query.Ok)
            return Answer.Fail(query.Failure);
        var (numbers, change) = await pick.RunAsync(http.UserId(), query.Value, http.RequestAborted);
        return new NumbersResult(http.UserId(), numbers, change);
    }

    private static async Task<IResult> ReadFacetsAsync(HttpContext http, CountFacets count)
    {
        var facets = await count.RunAsync(http.UserId(), http.RequestAborted);
        NameCountJson[] Named(IReadOnlyList<NameCount> names) => [.. names.Select(name => new NameCountJson(name.Name, name.Count))];
        return Answer.Ok(
            new FacetsJson(facets.Photos, facets.Videos, facets.Favorites, Named(facets.Cameras), Named(facets.Cities), Named(facets.Countries)),
            TimelinesJson.Default.FacetsJson);
    }

    private static async Task<IResult> ReadHashesAsync(HttpContext http, ReadHashes hashes, int from = 0, int count = MaxHashes)
    {
        if (from < 0)
            return Answer.Fail(Failure.Invalid("from is a position in the timeline: 0 or more.", "from"));
        if (count is < 1 or > MaxHashes)
            return Answer.Fail(Failure.Invalid($"count is 1 to {MaxHashes}.", "count"));
        var page = await hashes.RunAsync(http.UserId(), from, count, http.RequestAborted);
        return Answer.Ok(new HashesJson(page.From, page.Change, page.Hashes), TimelinesJson.Default.HashesJson);
    }
}
