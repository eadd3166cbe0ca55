using PhotoGrid.Access;
using PhotoGrid.Accounts.Keys;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>One's credentials: /api/v1/me/sessions and /api/v1/me/api-keys. Persons only: a key that could make keys would outlive its end.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").WithTags("me").Requires(Need.Account(AccessAction.Manage));
        me.MapGet("/sessions", ListAsync).Answers<SessionsJson>().WithSummary("Where one is signed in.");
        me.MapDelete("/sessions", EndOthersAsync).Produces(204).WithSummary("Ends every session but this one.");
        me.MapGet("/sessions/{id}", ReadAsync).Answers<SessionJson>().WithSummary("One session.");
        me.MapDelete("/sessions/{id}", EndAsync).Produces(204).WithSummary("Ends a session; its next request is refused.");
        me.MapGet("/api-keys", ListKeysAsync).Answers<ApiKeysJson>().WithSummary("One's API keys, without their secrets.");
        me.MapPost("/api-keys", MakeKeyAsync).Takes<MakeApiKeyJson>().Answers<ApiKeyJson>(201).WithSummary("Makes an API key; its secret is shown this once.");
        me.MapGet("/api-keys/{id}", ReadKeyAsync).Answers<ApiKeyJson>().WithSummary("One API key.");
        me.MapDelete("/api-keys/{id}", RevokeKeyAsync).Produces(204).WithSummary("Ends an API key; its next request is refused.");
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListSessions list, CancellationToken ct)
    {
        var rows = (await list.RunAsync(http.UserId(), ct)).Select(row => Wire.Of(row, http.Subject().Credential)).ToList();
        return Answer.List(new SessionsJson(rows, null, false), AccountsJson.Default.SessionsJson, rows.Count);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string id, ListSessions list, CancellationToken ct)
    {
        var rows = await list.RunAsync(http.UserId(), ct);
        return Guid.TryParseExact(id, "D", out var wanted) && rows.FirstOrDefault(row => row.Id == wanted) is { } found
            ? Answer.Ok(Wire.Of(found, http.Subject().Credential), AccountsJson.Default.SessionJson)
            : Answer.Fail(Failure.NotFound("SESSION"));
    }

    private static async Task<IResult> EndAsync(HttpContext http, string id, EndSession end, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "D", out var wanted))
            return Answer.Fail(Failure.NotFound("SESSION"));
        var done = await end.RunAsync(http.UserId(), wanted, ct);
        return done.Ok ? Answer.NoContent() : Answer.Fail(done.Failure);
    }

    private static async Task<IResult> EndOthersAsync(HttpContext http, EndSession end, CancellationToken ct)
    {
        await end.OthersAsync(http.UserId(), http.Subject().Credential, ct);
        return Answer.NoContent();
    }

    private static async Task<IResult> ListKeysAsync(HttpContext http, ListApiKeys list, CancellationToken ct)
    {
        var rows = (await list.RunAsync(http.UserId(), ct)).Select(row => Wire.Of(row)).ToList();
        return Answer.List(new ApiKeysJson(rows, null, false), AccountsJson.Default.ApiKeysJson, rows.Count);
    }

    private static async Task<IResult> ReadKeyAsync(HttpContext http, string id, ListApiKeys list, CancellationToken ct)
    {
        var rows = await list.RunAsync(http.UserId(), ct);
        return Guid.TryParseExact(id, "D", out var wanted) && rows.FirstOrDefault(row => row.Id == wanted) is { } found
            ? Answer.Ok(Wire.Of(found), AccountsJson.Default.ApiKeyJson)
            : Answer.Fail(Failure.NotFound("API_KEY"));
    }

    private static async Task<IResult> MakeKeyAsync(HttpContext http, MakeApiKey make, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.MakeApiKeyJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var made = await make.RunAsync(http.UserId(), body.Name, Wire.Of(body.Scopes), ct);
        return made.Ok ? Answer.Created(Wire.Of(made.Value.Key, made.Value.Secret), AccountsJson.Default.ApiKeyJson) : Answer.Fail(made.Failure);
    }

    private static async Task<IResult> RevokeKeyAsync(HttpContext http, string id, RevokeApiKey revoke, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "D", out var wanted))
            return Answer.Fail(Failure.NotFound("API_KEY"));
        var done = await revoke.RunAsync(http.UserId(), wanted, ct);
        return done.Ok ? Answer.NoContent() : Answer.Fail(done.Failure);
    }
}
