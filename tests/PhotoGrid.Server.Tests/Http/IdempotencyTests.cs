using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Http;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private const string Path = "/api/v1/me/api-keys";
    private static readonly (string, string) Key = ("Idempotency-Key", "3f0c7f9e-5a0b-4a53-9d0e-2f6f0d8f1a11");

    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_same_request_again_is_done_once_and_answered_twice()
    {
        var first = await _owner.PostAsync(Path, Body("one"), Key);
        var second = await _owner.PostAsync(Path, Body("one"), Key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal(first.Json!.ToJsonString(), second.Json!.ToJsonString());
        Assert.False(first.Message.Headers.Contains("Idempotency-Replayed"));
        Assert.True(second.Message.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Another_request_under_the_key_is_a_conflict()
    {
        await _owner.PostAsync(Path, Body("one"), Key);

        var otherBody = await _owner.PostAsync(Path, Body("two"), Key);
        var otherPath = await _owner.PostAsync("/api/v1/users", Body("one"), Key);

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (otherBody.Status, otherBody.Code));
        Assert.Equal(HttpStatusCode.Conflict, otherPath.Status);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Ten_at_once_are_done_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _owner.PostAsync(Path, Body("one"), Key)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => (string)answer.Data["id"]!).Distinct());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Two_users_under_one_key_each_get_their_own()
    {
        using var other = await _server.AddUserAsync(_owner);

        var mine = await _owner.PostAsync(Path, Body("one"), Key);
        var theirs = await other.PostAsync(Path, Body("one"), Key);

        Assert.NotEqual((string)mine.Data["id"]!, (string)theirs.Data["id"]!);
    }

    [Fact]
    public async Task It_survives_a_restart_and_is_over_after_a_day()
    {
        var first = await _owner.PostAsync(Path, Body("one"), Key);
        await _server.RestartAsync();
        using var again = await _server.SignInAsync("owner@example.org");
        Assert.Equal((string)first.Data["id"]!, (string)(await again.PostAsync(Path, Body("one"), Key)).Data["id"]!);

        _server.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        using var tomorrow = await _server.SignInAsync("owner@example.org");

        Assert.NotEqual((string)first.Data["id"]!, (string)(await tomorrow.PostAsync(Path, Body("one"), Key)).Data["id"]!);
    }

    [Fact]
    public async Task A_refusal_may_be_mended_under_the_same_key()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _owner.PostAsync(Path, Body(""), Key)).Status);
        Assert.Equal(HttpStatusCode.Created, (await _owner.PostAsync(Path, Body("one"), Key)).Status);
    }

    [Fact]
    public async Task The_kept_answer_has_no_secret_that_can_be_read()
    {
        var secret = (string)(await _owner.PostAsync(Path, Body("one"), Key)).Data["secret"]!;
        await _server.StopAsync();

        foreach (var file in Directory.EnumerateFiles(_server.DataFolder, "*.db*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, Encoding.Latin1);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Key.Item2, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refresh_that_lost_its_answer_can_be_asked_again()
    {
        using var nobody = _server.Anonymous();
        var tokens = (await nobody.PostAsync("/api/v1/auth/login", new JsonObject { ["email"] = "owner@example.org", ["password"] = ApiClient.Password })).Data;
        var body = new JsonObject { ["refreshToken"] = (string)tokens["refreshToken"]! };

        var lost = await nobody.PostAsync("/api/v1/auth/refresh", body, Key);
        var again = await nobody.PostAsync("/api/v1/auth/refresh", body, Key);

        Assert.Equal((string)lost.Data["accessToken"]!, (string)again.Data["accessToken"]!);
        using var client = new ApiClient(_server.Address, (string)again.Data["accessToken"]!, null);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync(Path, Body("one"), ("Idempotency-Key", new string('x', 256)))).Code);
    }

    private static JsonObject Body(string name) => new() { ["name"] = name, ["scopes"] = new JsonArray("read") };

    private async Task<int> CountAsync() => (await _owner.GetAsync(Path)).Data["apiKeys"]!.AsArray().Count;
}
