using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Path = "/api/v1/auth/login";
    private const string Email = "owner@example.org";

    private TestServer _server = null!;
    private ApiClient _nobody = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _nobody = _server.Anonymous();
        _owner = await _server.SetUpAsync(Email);
    }

    public async Task DisposeAsync()
    {
        _nobody.Dispose();
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Mail_in_any_case_and_password_give_tokens()
    {
        var answer = await SignInAsync("OWNER@example.org", ApiClient.Password);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(3600, (int)answer.Data["expiresIn"]!);
        Assert.Equal(Email, (string)answer.Data["user"]!["email"]!);
        Assert.False(answer.Message.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Message.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_mail_get_the_same_answer()
    {
        var wrong = await SignInAsync(Email, "not the password");
        var unknown = await SignInAsync("nobody@example.org", "not the password");

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (wrong.Status, wrong.Code));
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal((string)wrong.Json!["error"]!["message"]!, (string)unknown.Json!["error"]!["message"]!);
    }

    [Fact]
    public async Task Five_wrong_tries_pause_that_account_for_a_quarter_of_an_hour_and_no_other()
    {
        await _server.AddUserAsync(_owner, "grace@example.org");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(Email, "wrong")).Status);

        var paused = await SignInAsync(Email, ApiClient.Password);
        var other = await SignInAsync("grace@example.org", ApiClient.Password);
        _server.Clock.Advance(TimeSpan.FromMinutes(15));
        var later = await SignInAsync(Email, ApiClient.Password);

        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (paused.Status, paused.Code));
        Assert.InRange(paused.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 880, 900);
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task A_hundred_wrong_tries_at_once_are_five()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SignInAsync(Email, "wrong")));

        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(95, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_right_password_forgives_the_wrong_ones_before_it()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
                Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(Email, "wrong")).Status);
            Assert.Equal(HttpStatusCode.OK, (await SignInAsync(Email, ApiClient.Password)).Status);
        }
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour()
    {
        _server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/me")).Status);

        _server.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _owner.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_refresh_token_gives_new_tokens_and_lasts_thirty_days_from_its_last_use()
    {
        var refresh = (string)(await SignInAsync(Email, ApiClient.Password)).Data["refreshToken"]!;
        for (var i = 0; i < 3; i++)
        {
            _server.Clock.Advance(TimeSpan.FromDays(29));
            var answer = await RefreshAsync(refresh);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            using var client = new ApiClient(_server.Address, (string)answer.Data["accessToken"]!, null);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).Status);
            refresh = (string)answer.Data["refreshToken"]!;
        }

        _server.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(refresh)).Status);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_back_ends_the_whole_sign_in()
    {
        var first = (await SignInAsync(Email, ApiClient.Password)).Data;
        var second = (await RefreshAsync((string)first["refreshToken"]!)).Data;
        using var client = new ApiClient(_server.Address, (string)second["accessToken"]!, null);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).Status);

        var again = await RefreshAsync((string)first["refreshToken"]!);

        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync((string)second["refreshToken"]!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_no_access_token()
    {
        var refresh = (string)(await SignInAsync(Email, ApiClient.Password)).Data["refreshToken"]!;
        using var client = new ApiClient(_server.Address, refresh, null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me")).Status);
    }

    [Theory]
    [InlineData("{\"email\":\"a@b.c\"}")]
    [InlineData("{\"email\":1,\"password\":\"x\"}")]
    [InlineData("{\"email\":null,\"password\":\"x\"}")]
    [InlineData("{\"email\":\"a@b.c\",\"password\":\"x\",\"session\":\"forever\"}")]
    [InlineData("{\"email\":\"a@b.c\",\"password\":\"x\",\"session\":1}")]
    [InlineData("{\"email\":\"\\ud800\",\"password\":\"x\"}")]
    [InlineData("{\"email\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_is_not_the_body_of_the_route_is_refused_and_never_breaks_it(string body)
    {
        var answer = await _nobody.SendContentAsync(HttpMethod.Post, Path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_form_is_no_json()
    {
        using var form = new FormUrlEncodedContent([new("email", Email)]);
        var answer = await _nobody.SendContentAsync(HttpMethod.Post, Path, form);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    private Task<ApiAnswer> SignInAsync(string email, string password) =>
        _nobody.PostAsync(Path, new JsonObject { ["email"] = email, ["password"] = password });

    private Task<ApiAnswer> RefreshAsync(string token) => _nobody.PostAsync("/api/v1/auth/refresh", new JsonObject { ["refreshToken"] = token });
}
