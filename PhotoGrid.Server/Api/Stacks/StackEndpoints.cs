using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Stacks;

namespace PhotoGrid.Server.Api.Stacks;

/// <summary>Photos of one moment, shown as one. Nothing of this moves a photo anywhere or deletes it.</summary>
internal static class StackEndpoints
{
    public static IEndpointRouteBuilder MapStackEndpoints(this IEndpointRouteBuilder routes)
    {
        var stacks = routes.MapGroup("/api/v1/stacks").WithTags("Stacks");
        stacks.MapPost("", MakeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<MakeStackJson>().Answers<StackJson>(201)
            .WithSummary("Stacks 2 to 500 photos; the first stands for them.");
        stacks.MapGet("{id}", GetAsync).Requires(Need.Library(AccessAction.View)).Answers<StackJson>().WithSummary("The photos of a stack.");
        stacks.MapPut("{id}", ChangeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<StackSetJson>().Answers<StackJson>()
            .WithSummary("Chooses the photo that stands for the stack, or says who is in it.");
        stacks.MapDelete("{id}", UnstackAsync).Requires(Need.Library(AccessAction.Edit)).WithSummary("Takes a stack apart. Its photos stay, and stay apart.");
        return routes;
    }

    private static async Task<IResult> MakeAsync(HttpContext http, MakeStack make)
    {
        var body = await RequestBody.ReadAsync(http, StacksJson.Default.MakeStackJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var owner = http.UserId();
        var made = await make.RunAsync(owner, owner, Ids(body.Value.PhotoIds), http.RequestAborted);
        return made.Ok
            ? Answer.Created(StackJson.Of(owner, made.Value), StacksJson.Default.StackJson, $"/api/v1/stacks/{made.Value.Id}")
            : Answer.Fail(made.Failure);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ReadStack read) => Show(http.UserId(), await FindAsync(id, http, read));

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, ReadStack read, ChangeStack change)
    {
        var owner = http.UserId();
        var now = await FindAsync(id, http, read);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var body = await RequestBody.ReadAsync(http, StacksJson.Default.StackSetJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var (primary, photos) = (body.Value.Primary, body.Value.PhotoIds);
        if (primary is null && photos is null)
            return Answer.Fail(Failure.Invalid("Say which photo is the primary, or which photoIds are in the stack.", "primary"));
        return Show(owner, await change.RunAsync(
            owner, owner, now.Value.Id, primary is { } front ? new PhotoId(front) : null, photos is null ? null : Ids(photos), http.RequestAborted));
    }

    private static async Task<IResult> UnstackAsync(string id, HttpContext http, ChangeStack change)
    {
        var owner = http.UserId();
        var done = StackId.TryParse(id, out var stack) ? await change.UnstackAsync(owner, owner, stack, http.RequestAborted) : Failure.NotFound("STACK");
        return done.Ok ? Answer.NoContent() : Answer.Fail(done.Failure);
    }

    private static async Task<Result<Stack>> FindAsync(string id, HttpContext http, ReadStack read) =>
        StackId.TryParse(id, out var stack) ? await read.RunAsync(http.UserId(), stack, http.RequestAborted) : Failure.NotFound("STACK");

    private static IResult Show(UserId owner, Result<Stack> stack) =>
        stack.Ok ? Answer.Ok(StackJson.Of(owner, stack.Value), StacksJson.Default.StackJson) : Answer.Fail(stack.Failure);

    private static List<PhotoId> Ids(IReadOnlyList<Guid> ids) => [.. ids.Distinct().Select(id => new PhotoId(id))];
}
