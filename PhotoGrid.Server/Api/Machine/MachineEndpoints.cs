using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Places;
using PhotoGrid.Server.Api.Maintenance;
using PhotoGrid.Server.Api.Places;
using PhotoGrid.Server.Api.Vision;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Setup;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Api.Machine;

/// <summary>What a caller may know before signing in: is it up, is it ready, what is it.</summary>
internal static class MachineEndpoints
{
    private static readonly NoticeJson _places = new("GeoNames", PlaceFinder.Attribution, "https://www.geonames.org/");

    public static IServiceCollection AddMachineApi(this IServiceCollection services) =>
        services.AddApiJson(MachineJson.Default).AddApiJson(MaintenanceJson.Default).AddApiJson(NamedPlacesContext.Default).AddApiJson(ModelsJsonContext.Default)
            .AddSingleton<MachineFacts>()
            .AddSingleton<MachineFeatures>();

    public static IEndpointRouteBuilder MapMachineEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).Requires(Need.Nothing).ExcludeFromDescription();
        routes.MapGet("/readyz", IsReadyAsync).Requires(Need.Nothing).ExcludeFromDescription();
        routes.MapGet("/api/v1/server", ReadAsync).Requires(Need.Nothing).Answers<ServerJson>().WithTags("server").WithSummary("What this server is and can do.");
        return routes.MapPlaceEndpoints().MapHealthEndpoints().MapMaintenanceEndpoints().MapModelEndpoints();
    }

    /// <summary>Facts of the server as this caller sees them; also for the page's first screen.</summary>
    public static async ValueTask<ServerJson> FactsAsync(HttpContext http, SetUpMachine setUp, MachineFeatures machine, UploadLimits limits, CancellationToken ct)
    {
        var features = machine.Now;
        var needsSetup = await setUp.IsNeededAsync(ct);
        return new ServerJson(Release.Name, Release.Version, needsSetup, needsSetup && !TrustedProxies.IsLoopback(http), features,
            new LimitsJson(limits.MaxFileSize, UploadLimits.PartSize), features.Places ? [_places] : []);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, SetUpMachine setUp, MachineFeatures features, UploadLimits limits, CancellationToken ct) =>
        Answer.Ok(await FactsAsync(http, setUp, features, limits, ct), MachineJson.Default.ServerJson);

    // Ready is more than up: the catalog opens and answers.
    private static async Task<IResult> IsReadyAsync(ICatalog catalog, CancellationToken ct)
    {
        try
        {
            await using var session = await catalog.OpenGlobalReadAsync(ct);
            await session.Sql.NumberAsync("SELECT count(*) FROM settings", PhotoGrid.Sqlite.SqlArgs.None, ct);
            return TypedResults.Text("ready");
        }
        catch (Exception fault) when (fault is IOException or System.Data.Common.DbException)
        {
            return TypedResults.Text("The catalog does not open.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
