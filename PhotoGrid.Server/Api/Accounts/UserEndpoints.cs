using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>Everybody's accounts, for an admin: /api/v1/users. Names and mails, never photos.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/v1/users").WithTags("users").Requires(Need.Machine);
        users.MapGet("", ListAsync).Answers<UsersJson>().WithSummary("All accounts.");
        users.MapPost("", CreateAsync).Takes<CreateUserJson>().Answers<UserJson>(201).WithSummary("Makes an account.");
        users.MapGet("/{id}", ReadAsync).Answers<UserJson>().WithSummary("One account.");
        users.MapPut("/{id}", UpdateAsync).Takes<UpdateUserJson>().Answers<UserJson>().WithSummary("Changes what is given; quota null is no limit.");
        users.MapDelete("/{id}", RemoveAsync).Produces(204).WithSummary("Erases an account and everything in it, for good.");
    }

    private static async Task<IResult> RemoveAsync(string id, EraseAccount erase, CancellationToken ct)
    {
        if (!UserId.TryParse(id, out var wanted))
            return Answer.Fail(Failure.NotFound("USER"));
        var (_, refusal) = await erase.RunAsync(wanted, ct);
        return refusal is null ? Answer.NoContent() : Answer.Fail(refusal);
    }

    private static async Task<IResult> ListAsync(ReadUsers users, CancellationToken ct)
    {
        var rows = (await users.AllAsync(ct)).Select(Wire.Of).ToList();
        return Answer.List(new UsersJson(rows, null, false), AccountsJson.Default.UsersJson, rows.Count);
    }

    private static async Task<IResult> ReadAsync(string id, ReadUsers users, CancellationToken ct)
    {
        var user = UserId.TryParse(id, out var wanted) ? await users.OneAsync(wanted, ct) : Failure.NotFound("USER");
        return user.Ok ? Answer.Ok(Wire.Of(user.Value), AccountsJson.Default.UserJson) : Answer.Fail(user.Failure);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateUser create, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.CreateUserJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var user = await create.RunAsync(body.Email, body.Name, body.Password, body.IsAdmin, body.Quota, ct);
        return user.Ok ? Answer.Created(Wire.Of(user.Value), AccountsJson.Default.UserJson, $"/api/v1/users/{user.Value.Id}") : Answer.Fail(user.Failure);
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, string id, ReadUsers users, UpdateUser update, CancellationToken ct)
    {
        if (!UserId.TryParse(id, out var wanted) || await users.OneAsync(wanted, ct) is { Ok: false })
            return Answer.Fail(Failure.NotFound("USER"));
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.UpdateUserJson);
        if (body is null)
            return Answer.Fail(wrong!);

        var quota = body.HasQuota ? new UserChangeQuota(body.Quota) : null;
        var user = await update.RunAsync(wanted, new UserChange(body.Email, body.Name, body.Password, body.IsAdmin, quota), ct);
        return user.Ok ? Answer.Ok(Wire.Of(user.Value), AccountsJson.Default.UserJson) : Answer.Fail(user.Failure);
    }
}
