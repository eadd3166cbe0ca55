using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class CredentialTests : IAsyncLifetime
{
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
    public async Task A_revoked_session_is_refused_at_its_very_next_request()
    {
        using var other = await _server.SignInAsync("owner@example.org");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).Status);
        var sessions = (await _owner.GetAsync("/api/v1/me/sessions")).Data["sessions"]!.AsArray();
        Assert.Equal(2, sessions.Count);
        var id = (string)sessions.Single(session => !(bool)session!["current"]!)!["id"]!;

        var answer = await _owner.DeleteAsync($"/api/v1/me/sessions/{id}");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/v1/me")).Status);
        Assert.Equal("SESSION_NOT_FOUND", (await _owner.DeleteAsync($"/api/v1/me/sessions/{id}")).Code);
    }

    [Fact]
    public async Task The_session_of_another_is_as_one_that_never_was()
    {
        using var stranger = await _server.AddUserAsync(_owner);
        var id = (string)(await _owner.GetAsync("/api/v1/me/sessions")).Data["sessions"]![0]!["id"]!;

        var theirs = await stranger.DeleteAsync($"/api/v1/me/sessions/{id}");
        var absent = await stranger.DeleteAsync($"/api/v1/me/sessions/{Guid.NewGuid()}");
        var nonsense = await stranger.DeleteAsync("/api/v1/me/sessions/nonsense");

        Assert.All([theirs, absent, nonsense], answer => Assert.Equal((HttpStatusCode.NotFound, "SESSION_NOT_FOUND"), (answer.Status, answer.Code)));
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task Every_other_session_ends_at_once()
    {
        using var first = await _server.SignInAsync("owner@example.org");
        using var second = await _server.SignInAsync("owner@example.org");

        await _owner.DeleteAsync("/api/v1/me/sessions");

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task Sessions_survive_a_restart()
    {
        var token = _owner.Bearer;
        await _server.RestartAsync();
        using var again = new ApiClient(_server.Address, token, null);

        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_keys_secret_is_shown_once()
    {
        var made = await _owner.PostAsync("/api/v1/me/api-keys", Key("script", "read", "upload"));

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var secret = (string)made.Data["secret"]!;
        Assert.StartsWith("pgk_", secret, StringComparison.Ordinal);
        var list = await _owner.GetAsync("/api/v1/me/api-keys");
        Assert.DoesNotContain(secret[8..], list.Json!.ToJsonString(), StringComparison.Ordinal);
        var row = list.Data["apiKeys"]![0]!;
        Assert.Equal(("script", "[\"read\",\"upload\"]"), ((string)row["name"]!, row["scopes"]!.ToJsonString()));
        if (!TestServer.OnPostgres)
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path.Combine(_server.DataFolder, "catalog.db-wal"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_never_manages_the_account()
    {
        using var read = await _server.KeyAsync(_owner, "read");
        using var write = await _server.KeyAsync(_owner, "write");
        var dark = new JsonObject { ["theme"] = "dark" };

        Assert.Equal(HttpStatusCode.OK, (await read.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await read.PutAsync("/api/v1/me/preferences", dark)).Status);
        Assert.Equal(HttpStatusCode.OK, (await write.PutAsync("/api/v1/me/preferences", dark)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await write.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await write.PostAsync("/api/v1/me/api-keys", Key("more", "read"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await write.GetAsync("/api/v1/users")).Status); // though its owner is an admin
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_its_very_next_request()
    {
        using var key = await _server.KeyAsync(_owner, "read");
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/me")).Status);
        var id = (string)(await _owner.GetAsync("/api/v1/me/api-keys")).Data["apiKeys"]![0]!["id"]!;

        await _owner.DeleteAsync($"/api/v1/me/api-keys/{id}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync("/api/v1/me")).Status);
        Assert.Equal("API_KEY_NOT_FOUND", (await _owner.DeleteAsync($"/api/v1/me/api-keys/{id}")).Code);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x","scopes":["admin"]}""")]
    [InlineData("""{"name":"","scopes":["read"]}""")]
    [InlineData("""{"scopes":["read"]}""")]
    public async Task A_key_without_name_or_purpose_is_refused(string body)
    {
        var answer = await _owner.PostAsync("/api/v1/me/api-keys", JsonNode.Parse(body));

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
    }

    private static JsonObject Key(string name, params string[] scopes) =>
        new() { ["name"] = name, ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]) };
}
