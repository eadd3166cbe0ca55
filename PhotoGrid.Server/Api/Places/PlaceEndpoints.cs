using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Places;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Places;

/// <summary>Towns of the world by name, for saying where a photo was taken. Nobody outside is asked.</summary>
internal static class PlaceEndpoints
{
    private const int MaxFound = 8; // as many as a list under a field shows
    private const int MaxText = 100;

    public static IEndpointRouteBuilder MapPlaceEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/places", Find).Requires(Need.Library(AccessAction.View)).Answers<NamedPlacesJson>().WithTags("Places")
            .WithSummary("Towns whose names begin with q, the largest first; a region or country after a comma narrows it.");
        return routes;
    }

    private static IResult Find(PlaceFinder places, string? q = null)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > MaxText)
            return Answer.Fail(Failure.Invalid("q is the beginning of a place's name, at most 100 letters.", "q"));
        var found = places.FindByName(q.Trim(), MaxFound);
        return Answer.Ok(
            new NamedPlacesJson([.. found.Select(place => new NamedPlaceJson(place.Name, place.Region, place.Country, place.CountryCode, place.Point.Lat, place.Point.Lon))]),
            NamedPlacesContext.Default.NamedPlacesJson);
    }
}
