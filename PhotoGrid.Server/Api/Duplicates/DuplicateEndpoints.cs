using PhotoGrid.Access;
using PhotoGrid.Duplicates;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Duplicates;

/// <summary>Photos that may be one and the same, in groups to look at. Nothing is done to them unasked.</summary>
internal static class DuplicateEndpoints
{
    public static IEndpointRouteBuilder MapDuplicateEndpoints(this IEndpointRouteBuilder routes)
    {
        var duplicates = routes.MapGroup("/api/v1/duplicates").WithTags("Duplicates");
        duplicates.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<DuplicatePageJson>()
            .WithSummary("Groups of photos that may be one and the same; ?reason=exact|similar.");
        duplicates.MapPost("{group}", SettleAsync).Requires(Need.Library(AccessAction.Delete)).Takes<SettleDuplicatesJson>().Answers<SettledDuplicatesJson>()
            .WithSummary("Keeps some photos of a group and moves the others to the trash; keeping all dismisses the group.");
        duplicates.MapDelete("dismissals/{id}", RejoinAsync).Requires(Need.Library(AccessAction.Delete))
            .WithSummary("Takes back that photos are no duplicates of each other.");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListDuplicates list)
    {
        var asked = PageText.Read(http.Request.Query, ListDuplicates.Order, limit: 20);
        if (!asked.Ok)
            return Answer.Fail(asked.Failure);
        DuplicateReason? only = http.Request.Query["reason"] switch
        {
            ["exact"] => DuplicateReason.Exact,
            ["similar"] => DuplicateReason.Similar,
            _ => null,
        };
        if (only is null && http.Request.Query["reason"] is [{ Length: > 0 }, ..])
            return Answer.Fail(Failure.Invalid("reason is one of exact, similar.", "reason"));
        var owner = http.UserId();
        var page = await list.RunAsync(owner, only, asked.Value.After, asked.Value.Limit, http.RequestAborted);
        var groups = page.Groups.Select(group => DuplicateGroupJson.Of(owner, group)).ToList();
        return Answer.List(new DuplicatePageJson(groups, page.Cursor, page.HasMore, page.ReclaimableBytes), DuplicatesJson.Default.DuplicatePageJson, page.Total);
    }

    private static async Task<IResult> SettleAsync(string group, HttpContext http, SettleDuplicates settle, ListDuplicates list)
    {
        var owner = http.UserId();
        if (!Guid.TryParseExact(group, "D", out var id) || !await list.ExistsAsync(owner, id, http.RequestAborted))
            return Answer.Fail(Failure.NotFound("DUPLICATE"));
        var body = await RequestBody.ReadAsync(http, DuplicatesJson.Default.SettleDuplicatesJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var settled = await settle.RunAsync(owner, owner, id, [.. body.Value.Keep.Select(photo => new PhotoId(photo))], http.RequestAborted);
        return settled.Ok
            ? Answer.Ok(
                new SettledDuplicatesJson([.. settled.Value.Kept.Select(photo => photo.Value)], [.. settled.Value.Trashed.Select(photo => photo.Value)], settled.Value.Dismissal),
                DuplicatesJson.Default.SettledDuplicatesJson)
            : Answer.Fail(settled.Failure);
    }

    private static async Task<IResult> RejoinAsync(string id, HttpContext http, RejoinDuplicates rejoin)
    {
        if (!Guid.TryParseExact(id, "D", out var dismissal))
            return Answer.Fail(Failure.NotFound("DISMISSAL"));
        var rejoined = await rejoin.RunAsync(http.UserId(), http.UserId(), dismissal, http.RequestAborted);
        return rejoined.Ok ? Answer.NoContent() : Answer.Fail(rejoined.Failure);
    }
}
