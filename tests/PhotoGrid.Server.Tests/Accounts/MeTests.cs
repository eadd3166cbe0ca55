using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class MeTests : IAsyncLifetime
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
    public async Task Name_and_mail_change_and_the_new_mail_signs_in()
    {
        var changed = await _owner.PutAsync("/api/v1/me", new JsonObject { ["name"] = " Olga O. ", ["email"] = "Olga@Example.org" });

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("Olga O.", "olga@example.org"), ((string)changed.Data["name"]!, (string)changed.Data["email"]!));
        using var again = await _server.SignInAsync("olga@example.org");
        Assert.Equal(_owner.Id, again.Id);
    }

    [Fact]
    public async Task The_mail_of_another_is_taken()
    {
        using var user = await _server.AddUserAsync(_owner, "grace@example.org");

        var answer = await _owner.PutAsync("/api/v1/me", new JsonObject { ["email"] = "grace@example.org" });

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_leaves_keys_alone()
    {
        using var other = await _server.SignInAsync("owner@example.org");
        using var key = await _server.KeyAsync(_owner, "read");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).Status);

        var answer = await _owner.PutAsync("/api/v1/me/password", Change(ApiClient.Password, "another good one"));

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/v1/me")).Status);
        using var again = await _server.SignInAsync("owner@example.org", "another good one");
    }

    [Fact]
    public async Task The_current_password_must_be_right_and_guessing_it_is_paused()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal("FORBIDDEN", (await _owner.PutAsync("/api/v1/me/password", Change("wrong", "another good one"))).Code);

        Assert.Equal("RATE_LIMITED", (await _owner.PutAsync("/api/v1/me/password", Change(ApiClient.Password, "another good one"))).Code);
    }

    [Fact]
    public async Task A_new_password_that_is_too_short_is_refused()
    {
        Assert.Equal("VALIDATION_FAILED", (await _owner.PutAsync("/api/v1/me/password", Change(ApiClient.Password, "short"))).Code);
    }

    [Fact]
    public async Task Preferences_start_at_their_defaults_and_keep_what_is_not_mentioned()
    {
        var before = await _owner.GetAsync("/api/v1/me/preferences");
        Assert.Equal("""{"theme":"system","gridSize":"m","locale":"auto","autoUpload":false}""", before.Data.ToJsonString());

        await _owner.PutAsync("/api/v1/me/preferences", new JsonObject { ["theme"] = "dark", ["locale"] = "de-AT" });
        var changed = await _owner.PutAsync("/api/v1/me/preferences", new JsonObject { ["gridSize"] = "l", ["autoUpload"] = true });
        await _server.RestartAsync();
        using var again = await _server.SignInAsync("owner@example.org");

        const string After = """{"theme":"dark","gridSize":"l","locale":"de-AT","autoUpload":true}""";
        Assert.Equal(After, changed.Data.ToJsonString());
        Assert.Equal(After, (await again.GetAsync("/api/v1/me/preferences")).Data.ToJsonString());
    }

    [Theory]
    [InlineData("""{"theme":"pink"}""")]
    [InlineData("""{"theme":"Dark"}""", true)]
    [InlineData("""{"gridSize":"xl"}""")]
    [InlineData("""{"gridSize":1}""")]
    [InlineData("""{"autoUpload":"yes"}""")]
    [InlineData("""{"locale":"no spaces"}""")]
    [InlineData("""{"colour":"blue"}""")]
    public async Task Preferences_that_do_not_exist_are_refused(string body, bool orTaken = false)
    {
        var answer = await _owner.PutAsync("/api/v1/me/preferences", JsonNode.Parse(body));

        // Words are matched whatever their case: that is the reader's habit and harms nobody.
        Assert.Equal(orTaken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
    }

    private static JsonObject Change(string current, string wanted) => new() { ["currentPassword"] = current, ["newPassword"] = wanted };
}
