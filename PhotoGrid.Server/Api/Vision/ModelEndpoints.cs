using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Api.Vision;

/// <summary>Which models the machine has, for whoever looks after it; nothing of anybody's photos.</summary>
internal static class ModelEndpoints
{
    public static IEndpointRouteBuilder MapModelEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/admin/models", Read).Requires(Need.Machine).Answers<ModelsJson>().WithTags("Administration").WithSummary("Packs of models, what they do, and what is off.");
        return routes;
    }

    private static IResult Read(ModelRegistry registry) => Answer.Ok(ModelsJson.Of(registry), ModelsJsonContext.Default.ModelsJson);
}
