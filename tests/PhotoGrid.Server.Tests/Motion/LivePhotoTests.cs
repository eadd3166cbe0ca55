using System.Net;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Tests.Videos;

namespace PhotoGrid.Server.Tests.Motion;

/// <summary>A still and its moving half, in two files, are one photo.</summary>
public sealed class LivePhotoTests : IAsyncLifetime
{
    private const string Id = "3F2504E0-4F89-11D3-9A0C-0305E82C3301";

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

    [NeedsFfmpegTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Halves_with_the_same_identifier_are_one_photo_whichever_comes_first(bool stillFirst)
    {
        var (still, video) = (Still(Id), Video(Id));

        var first = stillFirst ? await _owner.UploadAsync(still, "IMG_0001.JPG") : await _owner.UploadAsync(video, "IMG_9999.MOV");
        await _owner.ReadyAsync(first);
        var second = stillFirst ? await _owner.UploadAsync(video, "IMG_9999.MOV") : await _owner.UploadAsync(still, "IMG_0001.JPG");
        var photo = await _owner.ReadyAsync(second);

        Assert.Equal((HttpStatusCode.Created, "created"), (second.Status, (string)second.Data["status"]!));
        Assert.Equal((string)first.Data["photo"]!["id"]!, (string)photo["id"]!);
        Assert.Equal(("photo", "IMG_0001.JPG", "ready"), ((string)photo["kind"]!, (string)photo["filename"]!, (string)photo["processing"]!));
        Assert.Equal(TestPhotos.HashOf(still), (string)photo["sha256"]!);
        Assert.Equal((96, 72), ((int)photo["width"]!, (int)photo["height"]!));
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        Assert.Empty((await _owner.GetAsync("/api/v1/photos?filter=videos")).Data["photos"]!.AsArray());
        await SeeBytesAsync(still, (string)photo["urls"]!["original"]!, "image/jpeg");
        await SeeBytesAsync(video, (string)photo["urls"]!["video"]!, "video/quicktime");
        var poster = await _owner.GetAsync((string)photo["urls"]!["thumb150"]!);
        Assert.Equal(HttpStatusCode.OK, poster.Status);
        Assert.Equal(still.Length + video.Length, (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
    }

    [NeedsFfmpegTheory]
    [InlineData("IMG_0002.JPG", "img_0002.mov")]
    [InlineData("PXL_20240506_070809123.MP.jpg", "PXL_20240506_070809123.MP")]
    public async Task Halves_without_identifiers_are_known_by_name_and_moment(string stillName, string videoName)
    {
        await _owner.UploadAsync(Still(null), stillName);
        var joined = await _owner.UploadAsync(Video(null), videoName);

        Assert.Equal("photo", (string)joined.Data["photo"]!["kind"]!);
        Assert.Equal(1, await CountAsync());
    }

    [NeedsFfmpegFact]
    public async Task What_is_not_a_half_stays_a_video()
    {
        await _owner.UploadAsync(Still(Id), "IMG_0003.JPG");
        var otherId = await _owner.UploadAsync(Video("00000000-4F89-11D3-9A0C-0305E82C3301"), "IMG_0003.MOV");
        var tooLong = await _owner.UploadAsync(Video(null, seconds: 9), "IMG_0003.mov");
        var otherTime = await _owner.UploadAsync(Video(null, time: "2024-05-06T07:08:40+0200"), "IMG_0003.mp4.mov");
        var otherName = await _owner.UploadAsync(Video(null, seconds: 2), "IMG_0004.MOV");

        Assert.All([otherId, tooLong, otherTime, otherName], answer => Assert.Equal("video", (string)answer.Data["photo"]!["kind"]!));
        Assert.Equal(5, await CountAsync());
    }

    [NeedsFfmpegFact]
    public async Task A_half_that_comes_again_is_a_duplicate_and_is_never_replaced_by_itself()
    {
        var (still, video) = (Still(Id), Video(Id));
        await _owner.UploadAsync(still, "IMG_0005.JPG");
        var photo = (await _owner.UploadAsync(video, "IMG_0005.MOV")).Data["photo"]!;

        var known = await _owner.BeginAsync(video, "IMG_0005.MOV", new JsonObject { ["sha256"] = TestPhotos.HashOf(video) });
        var sent = await _owner.UploadAsync(video, "IMG_0005.MOV");
        var replaced = await _owner.UploadAsync(video, "IMG_0005.MOV", new JsonObject { ["onDuplicate"] = "replace" });

        Assert.Equal((string)photo["id"]!, (string)known.Data["existingPhoto"]!["id"]!);
        Assert.All([sent, replaced], answer =>
            Assert.Equal(("duplicate", (string)photo["id"]!), ((string)answer.Data["status"]!, (string)answer.Data["photo"]!["id"]!)));
        Assert.Equal(1, await CountAsync());
    }

    [NeedsFfmpegFact]
    public async Task Both_files_go_with_the_photo_and_come_back_with_it()
    {
        var (still, video) = (Still(Id), Video(Id));
        await _owner.UploadAsync(video, "IMG_0006.MOV");
        var photo = (await _owner.UploadAsync(still, "IMG_0006.JPG")).Data["photo"]!;
        await _owner.ReadyAsync(await _owner.UploadAsync(still, "IMG_0006.JPG"));

        await _owner.DeleteAsync($"/api/v1/photos/{photo["id"]}");
        await SeeBytesAsync(video, (string)photo["urls"]!["video"]!, "video/quicktime");
        await _owner.PostAsync($"/api/v1/photos/{photo["id"]}/restore");
        Assert.Equal(1, await CountAsync());
        await _owner.DeleteAsync($"/api/v1/photos/{photo["id"]}");
        await _owner.DeleteAsync("/api/v1/trash");

        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync((string)photo["urls"]!["video"]!)).Status);
        Assert.Equal(0, (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "IMG*", SearchOption.AllDirectories));
    }

    [NeedsFfmpegFact]
    public async Task Halves_that_come_at_once_still_meet()
    {
        var pairs = Enumerable.Range(0, 4).Select(i => (Still: Still($"{i}-4F89-11D3-9A0C-0305E82C3301", i), Video: Video($"{i}-4F89-11D3-9A0C-0305E82C3301"), Name: $"IMG_1{i}")).ToArray();

        await Task.WhenAll(pairs.SelectMany(pair => new[] { _owner.UploadAsync(pair.Still, $"{pair.Name}.JPG"), _owner.UploadAsync(pair.Video, $"{pair.Name}.MOV") }));

        var photos = (await _owner.GetAsync("/api/v1/photos")).Data["photos"]!.AsArray();
        Assert.Equal(4, photos.Count);
        Assert.All(photos, photo => Assert.Equal(("photo", true), ((string)photo!["kind"]!, photo["urls"]!["video"] is not null)));
    }

    [NeedsFfmpegFact]
    public async Task Both_paths_of_a_phone_that_sends_by_WebDAV_keep_their_bytes()
    {
        var (still, video) = (Still(Id), Video(Id));
        await PutAsync("/dav/IMG_0007.MOV", video);
        await PutAsync("/dav/IMG_0007.JPG", still);

        Assert.Equal(1, await CountAsync());
        Assert.Equal(still, await (await _owner.GetAsync("/dav/IMG_0007.JPG")).Message.Content.ReadAsByteArrayAsync());
        Assert.Equal(video, await (await _owner.GetAsync("/dav/IMG_0007.MOV")).Message.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Still(string? contentId, int seed = 0) =>
        new TestExif { TakenAt = "2024:05:06 07:08:09", Offset = "+02:00", ContentId = contentId }.Into(TestVideos.Make("a.jpg", $"-frames:v 1 -metadata comment={seed}", "testsrc=size=96x72"));

    private static byte[] Video(string? contentId, int seconds = 3, string time = "2024-05-06T07:08:10+0200") => TestVideos.Make("a.mov",
        $"-c:v mpeg4 -movflags use_metadata_tags -metadata com.apple.quicktime.creationdate={time}" +
        (contentId is null ? "" : $" -metadata com.apple.quicktime.content.identifier={contentId}"), $"testsrc=size=64x48:rate=5:duration={seconds}");

    private async Task PutAsync(string path, byte[] content) =>
        Assert.Equal(HttpStatusCode.Created, (await _owner.SendContentAsync(HttpMethod.Put, path, new ByteArrayContent(content))).Status);

    private async Task<int> CountAsync() => (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!;

    private async Task SeeBytesAsync(byte[] expected, string url, string mimeType)
    {
        var whole = await _owner.GetAsync(url);
        Assert.Equal((HttpStatusCode.OK, mimeType), (whole.Status, whole.Message.Content.Headers.ContentType!.MediaType));
        Assert.Equal(expected, await whole.Message.Content.ReadAsByteArrayAsync());
        var part = await _owner.GetAsync(url, ("Range", "bytes=5-14"));
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 5-14/{expected.Length}"), (part.Status, part.Message.Content.Headers.ContentRange!.ToString()));
        Assert.Equal(expected[5..15], await part.Message.Content.ReadAsByteArrayAsync());
    }
}
