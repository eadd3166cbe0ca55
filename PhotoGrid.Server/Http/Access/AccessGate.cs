using PhotoGrid.Access;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http.Access;

/// <summary>
/// Finds out who asks and lets them through or not, before any handler or body is touched.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, SubjectDirectory subjects)
{
    public Task InvokeAsync(HttpContext http)
    {
        // No endpoint: a 404 or 405, which tells nobody anything. Endpoints of routing's own making (405) carry no need.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
            return next(http);
        var need = endpoint.Metadata.GetMetadata<Need>() ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say what it requires.");
        if (need.Kind == ResourceKind.SignedUrl)
            return next(http);

        var found = need.IsDav ? DavCredentials.FindAsync(http, subjects) : Credentials.FindAsync(http, subjects);
        return found.IsCompletedSuccessfully ? DecideAsync(http, need, found.GetAwaiter().GetResult()) : AwaitAsync(http, need, found);
    }

    private async Task AwaitAsync(HttpContext http, Need need, ValueTask<Subject?> found) => await DecideAsync(http, need, await found);

    private Task DecideAsync(HttpContext http, Need need, Subject? found)
    {
        var subject = found ?? Subject.Nobody;
        var verdict = Authorization.Authorize(subject, need.Action, new Resource(need.Kind, subject.User));
        if (verdict == Verdict.SignIn && need.IsDav)
            http.Response.Headers.WWWAuthenticate = DavCredentials.Challenge;
        if (verdict != Verdict.Allow)
            return Envelope.SendAsync(http, Refusals.Of(verdict));

        http.Features.Set(subject);
        if (subject.Kind == SubjectKind.Cookie && need.Kind != ResourceKind.Open)
        {
            if (IsMutation(http.Request.Method) && http.Request.Headers["X-PhotoGrid"] != "1")
                return Envelope.SendAsync(http, Refusals.MissingHeader);
            KeepCookie(http, subject);
        }

        return next(http);
    }

    // The browser counts its own thirty days: asking who one is, as the web app does at every start, begins them anew.
    private static void KeepCookie(HttpContext http, Subject subject)
    {
        if (subject.Kind == SubjectKind.Cookie && http.Request.Path.Equals("/api/v1/me", StringComparison.Ordinal)
            && HttpMethods.IsGet(http.Request.Method) && http.Request.Cookies[SessionCookie.Name] is { } cookie)
        {
            SessionCookie.Set(http, cookie);
        }
    }

    private static bool IsMutation(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
