using PhotoGrid.Maintenance.Verify;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Maintenance;

/// <summary>What an admin has done to the whole machine. They learn how many libraries there are, and nothing of what is in them.</summary>
internal static class MaintenanceEndpoints
{
    public static IEndpointRouteBuilder MapMaintenanceEndpoints(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api/v1/admin").WithTags("Administration");
        admin.MapPost("scrub", ScrubAsync).Requires(Need.Machine).Answers<ScrubJson>(202);
        return routes;
    }

    private static async Task<IResult> ScrubAsync(HttpContext http, ScrubLibraries scrub) =>
        Answer.Accepted(new ScrubJson(await scrub.RunAsync(http.RequestAborted)), MaintenanceJson.Default.ScrubJson);
}
