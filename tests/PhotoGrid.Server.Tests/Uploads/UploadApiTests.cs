using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Uploads;

public sealed class UploadApiTests : IAsyncLifetime
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
    public async Task A_completed_upload_comes_back_byte_for_byte_and_is_listed()
    {
        var content = TestPhotos.Png(1);

        var done = await _owner.UploadAsync(content, "Grüße aus Bergen.png");

        Assert.Equal(HttpStatusCode.Created, done.Status);
        Assert.Equal("created", (string)done.Data["status"]!);
        var photo = done.Data["photo"]!;
        Assert.Equal("Grüße aus Bergen.png", (string)photo["filename"]!);
        Assert.Equal(TestPhotos.HashOf(content), (string)photo["sha256"]!);
        Assert.Equal("image/png", (string)photo["mimeType"]!);
        Assert.Equal(content, await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
        var list = await _owner.GetAsync("/api/v1/photos");
        Assert.Equal((string)photo["id"]!, (string)list.Data["photos"]![0]!["id"]!);
        Assert.Equal(1, (int)list.Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task Parts_arrive_in_any_order_and_twice_and_a_restart_changes_nothing()
    {
        var content = TestPhotos.Png(2, 1700, 1300);
        Assert.True(content.Length > 100);
        var begun = await _owner.BeginAsync(content);
        var url = (string)begun.Data["signedUrls"]![0]!;
        var half = content.Length / 2;

        var second = await _owner.PutPartAsync(url, content, half, content.Length - 1);
        await _owner.PutPartAsync(url, content, half, content.Length - 1);
        Assert.Equal($"[[{half},{content.Length - 1}]]", second.Data["received"]!.ToJsonString());
        var early = await _owner.CompleteAsync(begun);
        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (early.Status, early.Code!));
        Assert.Equal($"[[0,{half - 1}]]", early.Json!["error"]!["details"]!["missing"]!.ToJsonString());

        await _server.RestartAsync();
        using var again = await _server.SignInAsync("owner@example.org");
        var state = await again.GetAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}");
        Assert.Equal("open", (string)state.Data["status"]!);
        Assert.Equal($"[[{half},{content.Length - 1}]]", state.Data["received"]!.ToJsonString());
        await again.PutPartAsync(url, content, 0, half - 1);

        var done = await again.CompleteAsync(begun, TestPhotos.HashOf(content));
        var twice = await again.CompleteAsync(begun);
        Assert.Equal(HttpStatusCode.Created, done.Status);
        Assert.Equal((string)done.Data["photo"]!["id"]!, (string)twice.Data["photo"]!["id"]!);
        Assert.Equal(HttpStatusCode.Created, twice.Status);
    }

    [Fact]
    public async Task A_part_address_is_good_for_its_own_path_only_and_for_an_hour()
    {
        var content = TestPhotos.Png(7);
        var begun = await _owner.BeginAsync(content);
        var url = (string)begun.Data["signedUrls"]![0]!;

        var tampered = await _owner.PutPartAsync(url.Replace("/parts/0", "/parts/1"), content, 0, content.Length - 1);
        var outside = await _owner.PutPartAsync(url, [.. content, 1, 2], 0, content.Length + 1);
        _server.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await _owner.PutPartAsync(url, content, 0, content.Length - 1);

        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (tampered.Status, tampered.Code!));
        Assert.Equal((HttpStatusCode.Conflict, "RANGE_MISMATCH"), (outside.Status, outside.Code!));
        Assert.Equal(HttpStatusCode.Forbidden, late.Status);
    }

    [Fact]
    public async Task Another_user_sees_neither_the_upload_nor_the_photo()
    {
        var content = TestPhotos.Png(8);
        var begun = await _owner.BeginAsync(content);
        var photo = (await _owner.UploadAsync(TestPhotos.Png(9))).Data["photo"]!;
        using var stranger = await _server.AddUserAsync(_owner);

        var absent = await stranger.GetAsync($"/api/v1/photos/{Guid.NewGuid()}");
        var foreign = await stranger.GetAsync($"/api/v1/photos/{photo["id"]}");

        Assert.Equal((absent.Status, absent.Code, (string)absent.Json!["error"]!["message"]!),
            (foreign.Status, foreign.Code, (string)foreign.Json!["error"]!["message"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.CompleteAsync(begun)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync((string)photo["urls"]!["thumb150"]!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync((string)photo["urls"]!["original"]!)).Status);
    }

    [Fact]
    public async Task Multipart_takes_several_files_and_each_stands_for_itself()
    {
        using var form = new MultipartFormDataContent();
        form.Add(File(TestPhotos.Png(11)), "file", "one.png");
        form.Add(File("not a photo"u8.ToArray()), "file", "two.txt");
        form.Add(File(TestPhotos.Png(12)), "file", "three.png");

        var answer = await _owner.SendContentAsync(HttpMethod.Post, "/api/v1/photos/upload", form);

        var results = answer.Data["results"]!.AsArray();
        Assert.Equal(["created", "refused", "created"], results.Select(result => (string)result!["status"]!));
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (string)results[1]!["error"]!["code"]!);
        Assert.Equal(2, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
    }

    private static ByteArrayContent File(byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return file;
    }
}
