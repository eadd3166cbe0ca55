using System.Net;
using System.Text.Json.Nodes;
using PhotoGrid.Maintenance;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Tests.Thumbnails;

public sealed class ThumbnailApiTests : IAsyncLifetime
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

    [NeedsVipsFact]
    public async Task A_photo_becomes_ready_and_every_rendition_is_served()
    {
        var photo = await ReadyAsync(TestPhotos.Png(1, 900, 600));

        Assert.Equal("ready", (string)photo["processing"]!);
        Assert.Equal(28, ((string)photo["blurhash"]!).Length);
        Assert.Matches("^#[0-9a-f]{6}$", (string)photo["color"]!);
        foreach (var size in new[] { 150, 400, 800, 1920 })
        {
            foreach (var (extension, type, magic) in new[] { ("webp", "image/webp", "RIFF"), ("avif", "image/avif", "ftyp"), ("jpg", "image/jpeg", "\xFF\xD8") })
            {
                var answer = await _owner.GetAsync($"/thumbnails/{_owner.Id}/{photo["number"]}_{size}.{extension}?v={photo["renditions"]}");
                var bytes = await answer.Message.Content.ReadAsByteArrayAsync();
                Assert.Equal((HttpStatusCode.OK, type), (answer.Status, answer.Message.Content.Headers.ContentType!.MediaType));
                Assert.Contains(magic, System.Text.Encoding.Latin1.GetString(bytes, 0, 12));
                Assert.Contains("immutable", answer.Message.Headers.CacheControl!.ToString());
            }
        }
    }

    [NeedsVipsFact]
    public async Task Who_has_the_bytes_gets_304_and_an_old_address_leads_to_the_present_one()
    {
        var photo = await ReadyAsync(TestPhotos.Png(2));
        var url = (string)photo["urls"]!["thumb400"]!;
        var first = await _owner.GetAsync(url);

        var again = await _owner.GetAsync(url, ("If-None-Match", first.Message.Headers.ETag!.ToString()));
        var other = await _owner.GetAsync(url.Replace("?v=1", "?v=99"));
        var plain = await _owner.GetAsync(url.Replace("?v=1", ""));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, url), (other.Status, other.Message.Headers.Location!.ToString()));
        Assert.DoesNotContain("immutable", other.Message.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.OK, plain.Status);
        Assert.DoesNotContain("immutable", plain.Message.Headers.CacheControl!.ToString());
    }

    [NeedsVipsFact]
    public async Task The_smallest_form_that_is_there_goes_to_who_asks_for_it_and_can_read_it()
    {
        var photo = await ReadyAsync(TestPhotos.Png(3, 900, 600));
        var url = (string)photo["urls"]!["thumb400"]!;
        await _owner.GetAsync(url.Replace(".webp", ".avif")); // now it is made, whatever the backlog has done

        var small = await _owner.GetAsync($"{url}&small=1", ("Accept", "image/avif,image/webp,*/*"));
        var old = await _owner.GetAsync($"{url}&small=1", ("Accept", "image/webp,*/*"));
        var usual = await _owner.GetAsync(url, ("Accept", "image/avif,image/webp,*/*"));

        Assert.Equal(["image/avif", "image/webp", "image/webp"], new[] { small, old, usual }.Select(answer => answer.Message.Content.Headers.ContentType!.MediaType!));
        Assert.Contains("Accept", small.Message.Headers.Vary);
        Assert.Contains("Accept", old.Message.Headers.Vary);
        Assert.NotEqual(small.Message.Headers.ETag, old.Message.Headers.ETag);
    }

    [Theory]
    [InlineData("1_401.webp")]
    [InlineData("1_400.png")]
    [InlineData("01_400.webp")]
    [InlineData("-1_400.webp")]
    [InlineData("1_400")]
    [InlineData("999_400.webp")]
    [InlineData("..%2f1_400.webp")]
    public async Task Anything_else_is_not_there(string file)
    {
        var answer = await _owner.GetAsync($"/thumbnails/{_owner.Id}/{file}?v=1");

        Assert.Equal((HttpStatusCode.NotFound, "PHOTO_NOT_FOUND"), (answer.Status, answer.Code!));
    }

    [NeedsVipsFact]
    public async Task A_broken_photo_is_kept_parked_and_can_be_tried_again()
    {
        var content = TestPhotos.Png(3, 400, 300)[..400];
        var photo = await ReadyAsync(content);

        var jobs = await _owner.GetAsync("/api/v1/jobs");
        var failure = jobs.Data["failures"]![0]!;
        var thumbnail = await _owner.GetAsync((string)photo["urls"]!["thumb400"]!);

        Assert.Equal("failed", (string)photo["processing"]!);
        Assert.NotEmpty((string)photo["processingError"]!);
        Assert.Equal(content, await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
        Assert.Equal((string)photo["id"]!, (string)failure["photoId"]!);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "CORRUPT_FILE"), (thumbnail.Status, thumbnail.Code!));
        Assert.Equal(HttpStatusCode.NoContent, (await _owner.PostAsync($"/api/v1/jobs/{failure["id"]}/retry")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.PostAsync($"/api/v1/jobs/{Guid.NewGuid()}/retry")).Status);
    }

    [Fact]
    public async Task The_trash_is_emptied_of_what_is_due_and_nothing_else()
    {
        var (old, young) = (await AddAsync(TestPhotos.Png(4)), await AddAsync(TestPhotos.Png(5)));
        await _owner.DeleteAsync($"/api/v1/photos/{old["id"]}");
        _server.Clock.Advance(TimeSpan.FromDays(29));
        using var owner = await _server.SignInAsync("owner@example.org");
        await owner.DeleteAsync($"/api/v1/photos/{young["id"]}");
        _server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(UserId.TryParse(owner.Id, out var id));

        await _server.Services.GetRequiredService<KeepHouse>().RunAsync(id, default);

        using var later = await _server.SignInAsync("owner@example.org");
        var trash = await later.GetAsync("/api/v1/photos?filter=trash");
        Assert.Equal((string)young["id"]!, (string)Assert.Single(trash.Data["photos"]!.AsArray())!["id"]!);
    }

    private async Task<JsonNode> AddAsync(byte[] content) => (await _owner.UploadAsync(content)).Data["photo"]!;

    /// <summary>Uploads and waits until the photo is processed, by asking as clients do, with a limit.</summary>
    private async Task<JsonNode> ReadyAsync(byte[] content)
    {
        var id = (string)(await AddAsync(content))["id"]!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var photo = await _owner.GetAsync($"/api/v1/photos/{id}");
            if ((string)photo.Data["processing"]! != "pending")
                return photo.Data;
            await Task.Delay(50, limit.Token);
        }
    }
}
