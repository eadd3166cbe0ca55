using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class CookieTests : IAsyncLifetime
{
    private static readonly (string, string) Proof = ("X-PhotoGrid", "1");

    private TestServer _server = null!;
    private ApiClient _nobody = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _nobody = _server.Anonymous();
        (await _server.SetUpAsync()).Dispose();
    }

    public async Task DisposeAsync()
    {
        _nobody.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_cookie_sign_in_keeps_the_token_from_scripts()
    {
        var answer = await SignInAsync();

        var cookie = Assert.Single(answer.Message.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("photogrid=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=2592000", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase); // plain http
        Assert.Null(answer.Data["accessToken"]);
        Assert.NotNull(answer.Data["user"]);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_on_https_the_cookie_is_secure_and_the_browser_is_told_to_stay()
    {
        await using var server = await TestServer.StartAsync("--Proxy:Trusted:0=127.0.0.1");
        (await server.SetUpAsync()).Dispose();
        using var nobody = server.Anonymous();

        var answer = await nobody.PostAsync("/api/v1/auth/login", Body(), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));

        Assert.Contains("secure", Assert.Single(answer.Message.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Message.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Forwarded_headers_of_strangers_are_not_believed()
    {
        var answer = await _nobody.PostAsync("/api/v1/auth/login", Body(), ("X-Forwarded-Proto", "https"));

        Assert.DoesNotContain("secure", Assert.Single(answer.Message.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.False(answer.Message.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_header_that_no_foreign_page_can_send()
    {
        var cookie = await CookieAsync();

        var without = await _nobody.PutAsync("/api/v1/me/preferences", new JsonObject { ["theme"] = "dark" }, cookie);
        var wrong = await _nobody.PutAsync("/api/v1/me/preferences", new JsonObject { ["theme"] = "dark" }, cookie, ("X-PhotoGrid", "0"));
        var with = await _nobody.PutAsync("/api/v1/me/preferences", new JsonObject { ["theme"] = "dark" }, cookie, Proof);
        var look = await _nobody.GetAsync("/api/v1/me/preferences", cookie);

        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (without.Status, without.Code));
        Assert.Equal(HttpStatusCode.Forbidden, wrong.Status);
        Assert.Equal(HttpStatusCode.OK, with.Status);
        Assert.Equal("dark", (string)look.Data["theme"]!);
    }

    [Fact]
    public async Task A_wrong_header_is_not_saved_by_a_right_cookie()
    {
        var answer = await _nobody.GetAsync("/api/v1/me", await CookieAsync(), ("Authorization", "Bearer not-a-token-of-anybody"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task It_slides_with_use_and_ends_thirty_days_after_the_last()
    {
        var cookie = await CookieAsync();
        for (var i = 0; i < 3; i++)
        {
            _server.Clock.Advance(TimeSpan.FromDays(29));
            var answer = await _nobody.GetAsync("/api/v1/me", cookie);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.True(answer.Message.Headers.Contains("Set-Cookie")); // the browser's own count begins anew
        }

        await _server.RestartAsync();
        using var later = _server.Anonymous();
        _server.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/api/v1/me", cookie)).Status);

        _server.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await later.GetAsync("/api/v1/me", cookie)).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_away()
    {
        var cookie = await CookieAsync();
        Assert.Equal(HttpStatusCode.OK, (await _nobody.GetAsync("/api/v1/me", cookie)).Status);

        var answer = await _nobody.PostAsync("/api/v1/auth/logout", null, cookie, Proof);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("max-age=0", Assert.Single(answer.Message.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _nobody.GetAsync("/api/v1/me", cookie)).Status);
    }

    private static JsonObject Body() => new() { ["email"] = "owner@example.org", ["password"] = ApiClient.Password, ["session"] = "cookie" };

    private Task<ApiAnswer> SignInAsync() => _nobody.PostAsync("/api/v1/auth/login", Body());

    private async Task<(string, string)> CookieAsync() =>
        ("Cookie", (await SignInAsync()).Message.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
}
