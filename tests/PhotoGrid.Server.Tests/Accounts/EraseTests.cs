using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class EraseTests : IAsyncLifetime
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
    public async Task Storage_counts_photos_bytes_and_the_trash()
    {
        var (one, two) = (TestPhotos.Png(1), TestPhotos.Png(2));
        var photo = (await _user.UploadAsync(one)).Data["photo"]!;
        await _user.UploadAsync(two);
        await _admin.PutAsync($"/api/v1/users/{_user.Id}", new JsonObject { ["quota"] = 1_000_000 });

        await _user.DeleteAsync($"/api/v1/photos/{photo["id"]}");
        var storage = (await _user.GetAsync("/api/v1/me/storage")).Data;

        Assert.Equal($$"""{"used":{{one.Length + two.Length}},"limit":1000000,"photos":1,"trash":1}""", storage.ToJsonString());
        Assert.Equal("""{"used":0,"limit":null,"photos":0,"trash":0}""", (await _admin.GetAsync("/api/v1/me/storage")).Data.ToJsonString());
    }

    [Fact]
    public async Task An_account_without_photos_is_erased_on_a_server_that_never_had_any()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.DeleteAsync($"/api/v1/users/{_user.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.GetAsync($"/api/v1/users/{_user.Id}")).Status);
    }

    [Fact]
    public async Task Erasing_oneself_leaves_nothing_and_says_what_it_was()
    {
        var picture = TestPhotos.Png(1);
        await _user.UploadAsync(picture);
        using var key = await _server.KeyAsync(_user, "read");

        var answer = await _user.DeleteAsync("/api/v1/me", new JsonObject { ["password"] = ApiClient.Password });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"photos":1,"files":1,"bytes":{{picture.Length}}}""", answer.Data.ToJsonString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await _user.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync("/api/v1/me")).Status);
        Assert.Equal(1, (int)(await _admin.GetAsync("/api/v1/users")).Json!["meta"]!["total"]!);
        await _server.StopAsync();
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_server.DataFolder, "*", SearchOption.AllDirectories), path => path.Contains(_user.Id, StringComparison.Ordinal) && File.Exists(path));
    }

    [Fact]
    public async Task It_takes_the_password()
    {
        var answer = await _user.DeleteAsync("/api/v1/me", new JsonObject { ["password"] = "wrong" });

        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.OK, (await _user.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task The_last_who_manages_the_machine_can_not_go()
    {
        var self = await _admin.DeleteAsync("/api/v1/me", new JsonObject { ["password"] = ApiClient.Password });
        var byId = await _admin.DeleteAsync($"/api/v1/users/{_admin.Id}");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (self.Status, byId.Status));
    }

    [Fact]
    public async Task An_admin_removes_an_account_and_its_originals_go_with_it()
    {
        await _user.UploadAsync(TestPhotos.Png(1));
        Assert.True(Directory.Exists(Path.Combine(_server.DataFolder, "originals", _user.Id)));

        var answer = await _admin.DeleteAsync($"/api/v1/users/{_user.Id}");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _user.GetAsync("/api/v1/me")).Status);
        Assert.False(Directory.Exists(Path.Combine(_server.DataFolder, "originals", _user.Id)));
        Assert.Equal("USER_NOT_FOUND", (await _admin.DeleteAsync($"/api/v1/users/{_user.Id}")).Code);
    }
}
