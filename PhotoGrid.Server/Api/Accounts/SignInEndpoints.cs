using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>Starting and signing in: /api/v1/auth.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/v1/auth").WithTags("auth");
        auth.MapPost("/setup", SetUpAsync).Requires(Need.Nothing).Takes<SetupJson>().Answers<SignedInJson>(201).WithSummary("Makes the first account, which owns the machine; once.");
        auth.MapPost("/login", SignInAsync).Requires(Need.Nothing).Takes<LoginJson>().Answers<SignedInJson>().WithSummary("Signs in, for tokens or for a cookie.");
        auth.MapPost("/refresh", RefreshAsync).Requires(Need.Nothing).Takes<RefreshJson>().Answers<SignedInJson>().WithSummary("New tokens for a refresh token, which works once.");
        auth.MapPost("/logout", SignOutAsync).Requires(Need.Account(AccessAction.Manage)).Produces(204).WithSummary("Ends this session.");
    }

    private static async Task<IResult> SetUpAsync(HttpContext http, SetUpMachine setUp, SetupCode code, SignInLimit limit, CancellationToken ct)
    {
        if (!await setUp.IsNeededAsync(ct))
            return Answer.Fail(SetUpMachine.AlreadyDone());
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.SetupJson);
        if (body is null)
            return Answer.Fail(wrong!);

        if (!TrustedProxies.IsLoopback(http))
        {
            using var turn = await limit.EnterAsync("setup", http.Address(), ct);
            if (turn.Refusal is { } refusal)
                return Answer.Fail(refusal);
            if (!code.Fits(body.Code))
            {
                await turn.FailedAsync(ct);
                return Answer.Fail(new Failure(FailureKind.Forbidden, "FORBIDDEN", "Type the set-up code that PhotoGrid printed when it started.",
                    new Dictionary<string, object?> { ["field"] = "code" }));
            }
        }

        var cookie = body.Session == SessionMode.Cookie;
        var made = await setUp.RunAsync(body.Email, body.Name, body.Password, cookie, http.Device(), ct);
        return made.Ok ? SignedIn(http, made.Value, created: true) : Answer.Fail(made.Failure);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.LoginJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var issued = await signIn.RunAsync(body.Email, body.Password, body.Session == SessionMode.Cookie, http.Device(), http.Address(), ct);
        return issued.Ok ? SignedIn(http, issued.Value, created: false) : Answer.Fail(issued.Failure);
    }

    private static async Task<IResult> RefreshAsync(HttpContext http, RefreshSession refresh, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.RefreshJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var issued = await refresh.RunAsync(body.RefreshToken, ct);
        return issued.Ok ? SignedIn(http, issued.Value, created: false) : Answer.Fail(issued.Failure);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, EndSession end, CancellationToken ct)
    {
        await end.RunAsync(http.UserId(), http.Subject().Credential, ct);
        SessionCookie.Clear(http);
        return Answer.NoContent();
    }

    private static IResult SignedIn(HttpContext http, IssuedSession issued, bool created)
    {
        if (issued.RefreshToken is null)
            SessionCookie.Set(http, issued.AccessToken);
        var json = Wire.Of(issued);
        return created ? Answer.Created(json, AccountsJson.Default.SignedInJson) : Answer.Ok(json, AccountsJson.Default.SignedInJson);
    }
}
