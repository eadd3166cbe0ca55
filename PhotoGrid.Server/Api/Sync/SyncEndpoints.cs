using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Sync;

namespace PhotoGrid.Server.Api.Sync;

/// <summary>The caller's change feed: by polling, and live.</summary>
internal static class SyncEndpoints
{
    private const int MaxChanges = 1000;

    public static IServiceCollection AddSyncApi(this IServiceCollection services) =>
        services.AddApiJson(SyncsJson.Default).AddSingleton<StreamSources>().AddSingleton<EventStream>();

    public static IEndpointRouteBuilder MapSyncEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/changes", ReadAsync).Requires(Need.Library(AccessAction.View)).Answers<ChangesJson>().WithTags("Sync")
            .WithSummary("What happened after a change number, oldest first.");
        routes.MapGet("/api/v1/events", ListenAsync).Requires(Need.Library(AccessAction.View)).WithTags("Sync")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .WithSummary("The same feed as server-sent events; Last-Event-ID (or ?since=) replays.");
        return routes;
    }

    private static async Task<IResult> ReadAsync(HttpContext http, ReadChanges read, long since = 0, int limit = 100)
    {
        if (since < 0)
            return Answer.Fail(Failure.Invalid("since is a change number: 0 or more.", "since"));
        if (limit is < 1 or > MaxChanges)
            return Answer.Fail(Failure.Invalid($"limit is 1 to {MaxChanges}.", "limit"));
        var page = await read.RunAsync(http.UserId(), since, limit, http.RequestAborted);
        return Answer.Ok(new ChangesJson([.. page.Changes.Select(ChangeJson.Of)], page.Head, page.HasMore, page.Resync), SyncsJson.Default.ChangesJson);
    }

    // A browser sends the header when it reconnects by itself; the parameter is for the first connection.
    private static async Task ListenAsync(HttpContext http, EventStream stream, long? since = null)
    {
        long? from = long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : since;
        await stream.RunAsync(http, from);
    }
}
