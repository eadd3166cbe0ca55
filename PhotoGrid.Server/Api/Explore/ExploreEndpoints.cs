using System.Globalization;
using PhotoGrid.Access;
using PhotoGrid.Explore;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Places;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Api.Explore;

/// <summary>The caller's own library by place and by day: everybody has one, and sees no other.</summary>
internal static class ExploreEndpoints
{
    private const int MostPlaces = 1000;
    private const int MostTowns = 200;

    public static IServiceCollection AddExploreApi(this IServiceCollection services) => services.AddExplore().AddApiJson(ExploreJson.Default);

    public static IEndpointRouteBuilder MapExploreEndpoints(this IEndpointRouteBuilder routes)
    {
        var map = routes.MapGroup("/api/v1/map").WithTags("Explore");
        map.MapGet("", ReadMap).Requires(Need.Library(AccessAction.View)).Answers<MapJson>().WithSummary("What the map is drawn with.");
        map.MapGet("/clusters", ReadClustersAsync).Requires(Need.Library(AccessAction.View)).Answers<ClustersJson>()
            .WithSummary("Photos of a part of the map, gathered for a zoom; takes filter, from, to, albumId, country, region and city as /photos does.");
        map.MapGet("/towns", ReadTowns).Requires(Need.Library(AccessAction.View)).Answers<TownsJson>().WithSummary("Names for a part of the map.");
        var explore = routes.MapGroup("/api/v1/explore").WithTags("Explore");
        explore.MapGet("", ReadAsync).Requires(Need.Library(AccessAction.View)).Answers<ExploredJson>()
            .WithSummary("Places, this day of earlier years, what came last; ?date= is the reader's own date.");
        explore.MapGet("/places", ReadPlacesAsync).Requires(Need.Library(AccessAction.View)).Answers<PlacesJson>()
            .WithSummary("Where photos were taken: level=country|region|city; takes filter, from, to, bbox, country, region and city as /photos does.");
        return routes;
    }

    private static IResult ReadMap(PlaceFinder places, IConfiguration settings) =>
        Answer.Ok(
            new MapJson(MapSettings.Read(settings) is { } tiles ? new MapTilesJson(tiles.Url, tiles.Attribution, tiles.MaxZoom) : null, places.IsAvailable),
            ExploreJson.Default.MapJson);

    private static async Task<IResult> ReadClustersAsync(HttpContext http, ReadClusters clusters)
    {
        var (query, wrong) = PhotoQueryText.Read(http.Request.Query);
        if (query is null)
            return Answer.Fail(wrong!);
        var zoom = 0.0;
        if (http.Request.Query["zoom"] is [{ Length: > 0 } text]
            && (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out zoom) || zoom > ReadClusters.MaxZoom))
            return Answer.Fail(Failure.Invalid($"zoom is a number from 0 to {ReadClusters.MaxZoom}.", "zoom"));
        var found = await clusters.RunAsync(http.UserId(), query, zoom, http.RequestAborted);
        return found.Ok
            ? Answer.List(ClustersJson.Of(http.UserId(), found.Value), ExploreJson.Default.ClustersJson, found.Value.Photos)
            : Answer.Fail(found.Failure);
    }

    private static IResult ReadTowns(HttpContext http, TownsOfMap towns)
    {
        var (query, wrong) = PhotoQueryText.Read(http.Request.Query);
        if (query is null)
            return Answer.Fail(wrong!);
        if (query.Box is not { } box)
            return Answer.Fail(Failure.Invalid("bbox is west,south,east,north in degrees.", "bbox"));
        var limit = Math.Min(query.Limit, MostTowns);
        return Answer.Ok(
            new TownsJson([.. towns.Find(box.West, box.South, box.East, box.North, limit).Select(town => new TownJson(town.Name, town.Lat, town.Lon, town.Rank))]),
            ExploreJson.Default.TownsJson);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, ReadExplore explore, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (http.Request.Query["date"] is [{ Length: > 0 } text] && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
            return Answer.Fail(Failure.Invalid("date is a day such as 2024-05-01.", "date"));
        return Answer.Ok(ExploredJson.Of(http.UserId(), await explore.RunAsync(http.UserId(), today, http.RequestAborted)), ExploreJson.Default.ExploredJson);
    }

    private static async Task<IResult> ReadPlacesAsync(HttpContext http, ReadPlaces places, string? level, int limit = 200)
    {
        if (limit is < 1 or > MostPlaces)
            return Answer.Fail(Failure.Invalid($"limit is a number from 1 to {MostPlaces}.", "limit"));
        PlaceLevel? fine = level switch
        {
            null or "country" => PlaceLevel.Country,
            "region" => PlaceLevel.Region,
            "city" => PlaceLevel.City,
            _ => null,
        };
        if (fine is not { } at)
            return Answer.Fail(Failure.Invalid("level is one of country, region, city.", "level"));
        var (query, wrong) = PhotoQueryText.Read(http.Request.Query, limits: false);
        if (query is null)
            return Answer.Fail(wrong!);
        if (query.Album is not null)
            return Answer.Fail(Failure.Invalid("Places are counted in the whole library, not in an album.", "albumId"));
        var counts = await places.RunAsync(http.UserId(), query, at, limit, http.RequestAborted);
        return Answer.List(PlacesJson.Of(http.UserId(), counts), ExploreJson.Default.PlacesJson, counts.Total);
    }
}
