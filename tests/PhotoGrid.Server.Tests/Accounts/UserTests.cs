using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class UserTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private ApiClient _admin = null!;
    private ApiClient _user = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = await _server.SetUpAsync();
        _user = await _server.AddUserAsync(_admin, "grace@example.org");
    }

    public async Task DisposeAsync()
    {
        _user.Dispose();
        _admin.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_sees_all_accounts()
    {
        var answer = await _admin.GetAsync("/api/v1/users");

        Assert.Equal(["owner@example.org", "grace@example.org"], answer.Data["users"]!.AsArray().Select(user => (string)user!["email"]!));
        Assert.Equal(2, (int)answer.Json!["meta"]!["total"]!);
        Assert.DoesNotContain("password", answer.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_is_used_once_whatever_its_case()
    {
        var answer = await _admin.PostAsync("/api/v1/users", new JsonObject { ["email"] = "GRACE@example.org", ["name"] = "G", ["password"] = ApiClient.Password });

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_quota_is_set_kept_and_taken_away()
    {
        var path = $"/api/v1/users/{_user.Id}";

        Assert.Equal(5_000_000_000, (long)(await _admin.PutAsync(path, new JsonObject { ["quota"] = 5_000_000_000 })).Data["quota"]!);
        Assert.Equal(5_000_000_000, (long)(await _admin.PutAsync(path, new JsonObject { ["name"] = "Grace" })).Data["quota"]!);
        Assert.Null((await _admin.PutAsync(path, new JsonObject { ["quota"] = null })).Data["quota"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await _admin.PutAsync(path, new JsonObject { ["quota"] = -1 })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _admin.PutAsync(path, new JsonObject { ["quota"] = "much" })).Status);
    }

    [Fact]
    public async Task Who_is_made_an_admin_is_one_at_the_next_request_and_no_longer_after_that()
    {
        var path = $"/api/v1/users/{_user.Id}";
        Assert.Equal(HttpStatusCode.Forbidden, (await _user.GetAsync("/api/v1/users")).Status);

        await _admin.PutAsync(path, new JsonObject { ["isAdmin"] = true });
        Assert.Equal(HttpStatusCode.OK, (await _user.GetAsync("/api/v1/users")).Status);

        await _admin.PutAsync(path, new JsonObject { ["isAdmin"] = false });
        Assert.Equal(HttpStatusCode.Forbidden, (await _user.GetAsync("/api/v1/users")).Status);
    }

    [Fact]
    public async Task Somebody_must_be_left_to_manage_the_machine()
    {
        var answer = await _admin.PutAsync($"/api/v1/users/{_admin.Id}", new JsonObject { ["isAdmin"] = false });

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_password_set_by_an_admin_ends_the_users_sessions()
    {
        await _admin.PutAsync($"/api/v1/users/{_user.Id}", new JsonObject { ["password"] = "from the admin" });

        Assert.Equal(HttpStatusCode.Unauthorized, (await _user.GetAsync("/api/v1/me")).Status);
        using var again = await _server.SignInAsync("grace@example.org", "from the admin");
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_said_before_the_body_is_looked_at()
    {
        foreach (var id in (string[])[Guid.NewGuid().ToString(), "nonsense"])
        {
            using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
            var answer = await _admin.SendContentAsync(HttpMethod.Put, $"/api/v1/users/{id}", broken);
            Assert.Equal((HttpStatusCode.NotFound, "USER_NOT_FOUND"), (answer.Status, answer.Code));
        }
    }
}
