using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Library;
using PhotoGrid.Server.Tests.Videos;

namespace PhotoGrid.Server.Tests.Editing;

public sealed class EditApiTests : IAsyncLifetime
{
    private const string HalfTurned = """[{"type":"crop","x":0,"y":0,"width":0.5,"height":1},{"type":"rotate","degrees":90}]""";

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
    public async Task An_edit_changes_what_is_shown_at_once_and_reverting_brings_back_the_very_bytes()
    {
        var original = TestPhotos.Png(1, 900, 600);
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(original));
        var before = await BytesAsync(photo);
        var geometry = await _owner.Http.GetByteArrayAsync("/api/v1/timeline/geometry");

        var edited = (await EditAsync(photo, HalfTurned)).Data;
        var shown = await BytesAsync(edited);

        Assert.Equal(HalfTurned, edited["edits"]!.ToJsonString());
        Assert.Equal((600, 450, 2, 2), ((int)edited["width"]!, (int)edited["height"]!, (int)edited["renditions"]!, (int)edited["version"]!));
        Assert.Equal((600, 450), SizeOf(shown[3]));
        Assert.All(before.Zip(shown), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.NotEqual(geometry, await _owner.Http.GetByteArrayAsync("/api/v1/timeline/geometry"));
        Assert.Equal(original, await _owner.Http.GetByteArrayAsync((string)edited["urls"]!["original"]!));
        Assert.Equal(HalfTurned, (await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data["edits"]!.ToJsonString());
        Assert.Equal(HalfTurned, (await _owner.GetAsync("/api/v1/photos")).Data["photos"]![0]!["edits"]!.ToJsonString());

        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync($"/api/v1/photos/{photo["id"]}/edits")).Status);
        var reverted = await _owner.GetAsync($"/api/v1/photos/{photo["id"]}");

        Assert.Null(reverted.Data["edits"]);
        Assert.Equal((900, 600, 3), ((int)reverted.Data["width"]!, (int)reverted.Data["height"]!, (int)reverted.Data["renditions"]!));
        Assert.Equal((string)photo["blurhash"]!, (string)reverted.Data["blurhash"]!);
        Assert.Equal(before, await BytesAsync(reverted.Data));
        var first = await _owner.GetAsync((string)photo["urls"]!["thumb400"]!);
        var old = await first.Message.Content.ReadAsByteArrayAsync();
        Assert.True(first.Status == HttpStatusCode.TemporaryRedirect || before[1].AsSpan().SequenceEqual(old), "An old address showed other pixels.");
    }

    [NeedsVipsFact]
    public async Task The_job_makes_the_pictures_and_the_hashes_of_the_edit_but_photos_are_compared_as_they_came()
    {
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(2, 640, 480)));
        var hash = await HashAsync(photo);

        await EditAsync(photo, """[{"type":"crop","x":0.7,"y":0.7,"width":0.3,"height":0.3},{"type":"filter","name":"noir"}]""");
        var made = await SeeAsync(photo, now => (string)now["blurhash"]! != (string)photo["blurhash"]!);

        Assert.Equal("ready", (string)made["processing"]!);
        Assert.NotEqual((string)photo["color"]!, (string)made["color"]!);
        Assert.NotNull(hash);
        Assert.Equal(hash, await HashAsync(photo));
    }

    [NeedsVipsFact]
    public async Task The_same_edit_again_changes_nothing_and_a_stale_one_is_refused()
    {
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(3)));
        var tag = (await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Message.Headers.ETag!.ToString();
        var edited = (await EditAsync(photo, """[{"type":"flip","axis":"horizontal"}]""")).Data;
        var head = await HeadAsync();

        var again = await EditAsync(photo, """[{"type":"rotate","degrees":180},{"type":"flip","axis":"vertical"}]""");
        var stale = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", Body("[]"), ("If-Match", tag));
        var old = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", new JsonObject { ["operations"] = new JsonArray(), ["version"] = 1 });
        var fresh = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", new JsonObject { ["operations"] = new JsonArray(), ["version"] = 2 });

        Assert.Equal((2, 2), ((int)again.Data["version"]!, (int)again.Data["renditions"]!));
        Assert.Equal(edited["edits"]!.ToJsonString(), again.Data["edits"]!.ToJsonString());
        Assert.Equal((HttpStatusCode.PreconditionFailed, "PRECONDITION_FAILED"), (stale.Status, stale.Code!));
        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (old.Status, old.Code!));
        Assert.Equal((HttpStatusCode.OK, 3), (fresh.Status, (int)fresh.Data["renditions"]!));
        Assert.Null(fresh.Data["edits"]);
        Assert.True(head >= 2);
    }

    [NeedsVipsTheory]
    [InlineData("""{}""")]
    [InlineData("""{"operations":null}""")]
    [InlineData("""{"operations":[{"type":"blur"}]}""")]
    [InlineData("""{"operations":[{"type":"crop","x":0,"y":0,"width":2,"height":1}]}""")]
    [InlineData("""{"operations":[{"type":"adjust","brightness":1000}]}""")]
    [InlineData("""{"operations":[],"filter":"mono"}""")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing(string body)
    {
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(4)));

        var refused = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", JsonNode.Parse(body));

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (refused.Status, refused.Code!));
        Assert.EndsWith(".", (string)refused.Json!["error"]!["message"]!);
        Assert.Equal(1, (int)(await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data["renditions"]!);
    }

    [NeedsVipsFact]
    public async Task Anothers_photo_is_not_there_and_a_broken_one_is_refused()
    {
        using var stranger = await _server.AddUserAsync(_owner);
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(5)));
        var broken = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(6, 400, 300)[..400]));

        var foreign = await stranger.PutAsync($"/api/v1/photos/{photo["id"]}/edits", Body("7"));
        var foreignDelete = await stranger.DeleteAsync($"/api/v1/photos/{photo["id"]}/edits");
        var foreignLook = await stranger.GetAsync($"/api/v1/photos/{photo["id"]}/unedited");
        var refused = await EditAsync(broken, """[{"type":"rotate","degrees":90}]""");

        Assert.All([foreign, foreignDelete, foreignLook], answer => Assert.Equal((HttpStatusCode.NotFound, "PHOTO_NOT_FOUND"), (answer.Status, answer.Code!)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "CORRUPT_FILE"), (refused.Status, refused.Code!));
    }

    [NeedsFfmpegFact]
    public async Task A_video_has_no_edits()
    {
        var video = await _owner.ReadyAsync(await _owner.UploadAsync(TestVideos.Make("clip.mp4"), "clip.mp4"));

        var refused = await EditAsync(video, """[{"type":"rotate","degrees":90}]""");
        var look = await _owner.GetAsync($"/api/v1/photos/{video["id"]}/unedited");

        Assert.All([refused, look], answer => Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code!)));
        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync($"/api/v1/photos/{video["id"]}/edits")).Status);
    }

    [NeedsVipsFact]
    public async Task What_is_seen_can_be_downloaded_in_full_and_the_unedited_can_be_looked_at()
    {
        var original = TestPhotos.Png(7, 900, 600);
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(original, "Two boats.png"));
        var url = $"{photo["urls"]!["original"]}?edited=1";
        var plain = await _owner.Http.GetByteArrayAsync(url);

        await EditAsync(photo, HalfTurned);
        var edited = await _owner.GetAsync(url);
        var bytes = await edited.Message.Content.ReadAsByteArrayAsync();
        var again = await _owner.GetAsync(url, ("If-None-Match", edited.Message.Headers.ETag!.ToString()));
        var unedited = await _owner.GetAsync($"/api/v1/photos/{photo["id"]}/unedited");

        Assert.Equal(original, plain);
        Assert.Equal("image/png", edited.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Two boats (edited).png", edited.Message.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal((600, 450), SizeOf(bytes));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal((900, 600), SizeOf(await unedited.Message.Content.ReadAsByteArrayAsync()));
        Assert.Equal("900", unedited.Message.Headers.GetValues("X-Photo-Width").Single());
        Assert.Equal("image/jpeg", unedited.Message.Content.Headers.ContentType!.MediaType);
    }

    [NeedsVipsFact]
    public async Task A_change_tells_what_was_and_what_is_and_one_erased_leaves_nothing()
    {
        var photo = await _owner.ReadyAsync(await _owner.UploadAsync(TestPhotos.Png(8)));
        await EditAsync(photo, HalfTurned);

        var change = (await _owner.GetAsync("/api/v1/changes?since=0")).Data["changes"]!.AsArray().Select(line => line!).Single(line => (string)line["type"]! == "photo.updated");
        await _owner.DeleteAsync($"/api/v1/photos/{photo["id"]}");
        await _owner.DeleteAsync("/api/v1/trash");

        Assert.Equal((string)photo["id"]!, (string)change["photoId"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync($"/api/v1/photos/{photo["id"]}/unedited")).Status);
    }

    private async Task<long?> HashAsync(JsonNode photo)
    {
        Assert.True(UserId.TryParse(_owner.Id, out var owner) & PhotoId.TryParse((string)photo["id"]!, out var id));
        return (await _server.Services.GetRequiredService<ListPhotos>().GetAsync(owner, id, default)).Value.PerceptualHash;
    }

    private Task<ApiAnswer> EditAsync(JsonNode photo, string operations) => _owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", Body(operations));

    private async Task<long> HeadAsync() => (await _owner.GetAsync("/api/v1/changes?since=0")).Data["changes"]!.AsArray().Count;

    private static JsonObject Body(string operations) => new() { ["operations"] = JsonNode.Parse(operations) };

    private async Task<byte[][]> BytesAsync(JsonNode photo)
    {
        var all = new List<byte[]>();
        foreach (var url in (string[])["thumb150", "thumb400", "thumb800", "full"])
            all.Add(await _owner.Http.GetByteArrayAsync((string)photo["urls"]![url]!));
        return [.. all];
    }

    private async Task<JsonNode> SeeAsync(JsonNode photo, Func<JsonNode, bool> isThere)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var now = (await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data;
            if (isThere(now))
                return now;
            await Task.Delay(50, limit.Token);
        }
    }

    private static (int Width, int Height) SizeOf(byte[] picture)
    {
        Assert.True(VipsLibrary.TryStart(out var problem), problem);
        using var stream = new MemoryStream(picture);
        using var source = VipsSource.FromStream(stream);
        using var image = new VipsOperation(source.FindLoader()!).Set("source", source).BuildImage();
        return (image.Width, image.Height);
    }
}
