using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Imaging;

namespace PhotoGrid.Server.Tests.Maintenance;

public sealed class HealthTests : IAsyncLifetime
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
    public async Task The_disk_and_what_everybody_keeps_on_it_are_told()
    {
        var content = TestPhotos.Png(1);
        await _user.UploadAsync(content);

        var health = (await _admin.GetAsync("/api/v1/admin/health")).Data;

        Assert.Equal(content.Length, (long)health["disk"]!["originals"]!);
        Assert.InRange((long)health["disk"]!["free"]!, 1, (long)health["disk"]!["total"]!);
        Assert.InRange((DateTimeOffset)health["startedAt"]!, _server.Clock.GetUtcNow().AddHours(-1), _server.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_format_that_is_off_says_what_is_missing()
    {
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton(new ImagingOptions { MediaTools = null, LibraryFolders = [] }));
        using var admin = await server.SetUpAsync();

        var formats = (await admin.GetAsync("/api/v1/admin/health")).Data["formats"]!.AsArray().ToDictionary(format => (string)format!["name"]!);

        Assert.False((bool)formats["Video"]!["available"]!);
        Assert.Contains("ffmpeg", (string)formats["Video"]!["whyNot"]!);
        Assert.Contains("libheif", (string)formats["HEIC"]!["whyNot"]!);
    }

    [NeedsVipsFact]
    public async Task Work_that_was_given_up_in_any_library_is_seen_and_tried_again_by_an_admin()
    {
        var photo = await _user.ReadyAsync(await _user.UploadAsync(TestPhotos.Png(3, 400, 300)[..400]));

        var failure = (await _admin.GetAsync("/api/v1/jobs")).Data["failures"]![0]!;
        var parked = (long)(await _admin.GetAsync("/api/v1/admin/health")).Data["jobs"]!["parked"]!;

        Assert.Equal((_user.Id, (string)photo["id"]!), ((string)failure["userId"]!, (string)failure["photoId"]!));
        Assert.NotEmpty((string)failure["reason"]!);
        Assert.Equal(1, parked);
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.PostAsync($"/api/v1/jobs/{failure["id"]}/retry")).Status);
    }

    [NeedsVipsFact]
    public async Task Who_is_no_admin_sees_and_tries_again_their_own_only()
    {
        await _admin.ReadyAsync(await _admin.UploadAsync(TestPhotos.Png(3, 400, 300)[..400]));
        var failure = (await _admin.GetAsync("/api/v1/jobs")).Data["failures"]![0]!;

        Assert.Empty((await _user.GetAsync("/api/v1/jobs")).Data["failures"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _user.PostAsync($"/api/v1/jobs/{failure["id"]}/retry")).Status);
    }

    [NeedsVipsFact]
    public async Task A_key_of_an_admin_is_for_their_own_library()
    {
        await _user.ReadyAsync(await _user.UploadAsync(TestPhotos.Png(3, 400, 300)[..400]));
        using var key = await _server.KeyAsync(_admin, "read");

        Assert.Empty((await key.GetAsync("/api/v1/jobs")).Data["failures"]!.AsArray());
    }
}
