using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Maintenance;
using PhotoGrid.Server.Tests.Faults;

namespace PhotoGrid.Server.Tests.Uploads;

/// <summary>
/// What can go wrong with an upload, row by row as the table of errors has it: network, quota, type, size, duplicate, storage, processing, a
/// corrupt file; then what two do at once, and what nobody goes on with. Every call that writes fails in turn in Faults/.
/// </summary>
public sealed class UploadErrorTests : IAsyncLifetime
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

    // Network timeout: what was acknowledged is kept, the part that broke off is sent again.
    [Fact]
    public async Task A_connection_that_breaks_within_a_part_costs_that_part_only()
    {
        byte[] content = [.. TestPhotos.Png(1), .. new byte[6 << 20]];
        var begun = await _owner.BeginAsync(content);
        var (size, urls) = ((int)begun.Data["partSize"]!, begun.Data["signedUrls"]!.AsArray());
        Assert.Equal(2, urls.Count);
        await _owner.PutPartAsync((string)urls[0]!, content, 0, size - 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => BreakOffAsync((string)urls[1]!, content, size));
        var state = (await _owner.GetAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}")).Data;
        var early = await _owner.CompleteAsync(begun);
        await _owner.PutPartAsync((string)state["signedUrls"]![1]!, content, size, content.Length - 1);
        var done = await _owner.CompleteAsync(begun);

        Assert.Equal($"[[0,{size - 1}]]", state["received"]!.ToJsonString());
        Assert.Null(state["signedUrls"]![0]);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Equal((HttpStatusCode.Created, TestPhotos.HashOf(content)), (done.Status, (string)done.Data["photo"]!["sha256"]!));
    }

    // Storage quota exceeded.
    [Fact]
    public async Task A_quota_is_kept_at_init_and_at_complete()
    {
        using var small = await _server.AddUserAsync(_owner);
        var content = TestPhotos.Png(13);
        await _owner.PutAsync($"/api/v1/users/{small.Id}", new JsonObject { ["quota"] = content.Length + 10 });

        var first = await small.BeginAsync(content);
        var second = await small.UploadAsync(TestPhotos.Png(14)[..^0]);
        await small.PutPartAsync((string)first.Data["signedUrls"]![0]!, content, 0, content.Length - 1);
        var full = await small.CompleteAsync(first);
        var early = await small.BeginAsync(content);

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "QUOTA_EXCEEDED"), (full.Status, full.Code!));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "QUOTA_EXCEEDED"), (early.Status, early.Code!));
    }

    // Invalid file type, by name at init, by content at complete; file too large.
    [Theory]
    [InlineData("photo.psd", 100, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("photo.bmp", 100, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("photo.png", 0, HttpStatusCode.BadRequest, "VALIDATION_FAILED")]
    [InlineData("photo.png", -5, HttpStatusCode.BadRequest, "VALIDATION_FAILED")]
    [InlineData("photo.png", 10_737_418_241, HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE")]
    [InlineData("", 100, HttpStatusCode.BadRequest, "VALIDATION_FAILED")]
    public async Task Init_refuses_early(string filename, long size, HttpStatusCode status, string code)
    {
        var answer = await _owner.PostAsync("/api/v1/photos/upload/init", new JsonObject { ["filename"] = filename, ["size"] = size });

        Assert.Equal((status, code), (answer.Status, answer.Code!));
    }

    [Fact]
    public async Task Content_decides_not_the_name_and_the_upload_is_over()
    {
        var html = "<!doctype html><html><script>alert(1)</script></html>"u8.ToArray();

        var answer = await _owner.UploadAsync(html, "innocent.jpg");
        var png = await _owner.UploadAsync(TestPhotos.Png(4), "really-a-png.jpg");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code!));
        Assert.Equal("image/png", (string)png.Data["photo"]!["mimeType"]!);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", ".staging")));
    }

    // Duplicate photo.
    [Fact]
    public async Task The_same_bytes_again_are_a_duplicate_unless_the_client_says_keep_or_replace()
    {
        var content = TestPhotos.Png(3);
        var first = await _owner.UploadAsync(content);
        var id = (string)first.Data["photo"]!["id"]!;

        var unannounced = await _owner.UploadAsync(content, "copy.png");
        var known = await _owner.BeginAsync(content, init: new JsonObject { ["sha256"] = TestPhotos.HashOf(content) });
        var kept = await _owner.UploadAsync(content, init: new JsonObject { ["sha256"] = TestPhotos.HashOf(content), ["onDuplicate"] = "keep" });
        var replaced = await _owner.UploadAsync(content, init: new JsonObject { ["onDuplicate"] = "replace" });

        Assert.Equal((HttpStatusCode.OK, "duplicate", id), (unannounced.Status, (string)unannounced.Data["status"]!, (string)unannounced.Data["photo"]!["id"]!));
        Assert.Equal((HttpStatusCode.OK, "duplicate", id), (known.Status, (string)known.Data["status"]!, (string)known.Data["existingPhoto"]!["id"]!));
        Assert.Equal("created", (string)kept.Data["status"]!);
        Assert.Equal((HttpStatusCode.OK, "replaced"), (replaced.Status, (string)replaced.Data["status"]!));
        Assert.Equal(2, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        var trash = await _owner.GetAsync("/api/v1/photos?filter=trash");
        Assert.Equal(id, (string)trash.Data["photos"]![0]!["id"]!);
    }

    // Storage failure: said as such, and the same request succeeds when the disk is well again.
    [Theory]
    [InlineData(Trouble.Enospc, HttpStatusCode.InsufficientStorage, "STORAGE_FULL")]
    [InlineData(Trouble.Eio, HttpStatusCode.ServiceUnavailable, "UNAVAILABLE")]
    [InlineData(Trouble.Erofs, HttpStatusCode.ServiceUnavailable, "UNAVAILABLE")]
    public async Task A_disk_in_trouble_is_said_and_the_same_part_and_complete_succeed_later(int errno, HttpStatusCode status, string code)
    {
        await using var troubled = await TroubledServer.StartAsync();
        using var owner = await troubled.Server.SetUpAsync();
        var content = TestPhotos.Png(2);
        var begun = await owner.BeginAsync(content);
        var url = (string)begun.Data["signedUrls"]![0]!;

        troubled.Trouble.Arm(1, errno, lasting: true);
        var part = await owner.PutPartAsync(url, content, 0, content.Length - 1);
        troubled.Trouble.Mend();
        var sent = await owner.PutPartAsync(url, content, 0, content.Length - 1);
        troubled.Trouble.Arm(1, errno, lasting: true);
        var complete = await owner.CompleteAsync(begun);
        troubled.Trouble.Mend();
        var none = await owner.GetAsync("/api/v1/photos");
        var done = await owner.CompleteAsync(begun);

        Assert.Equal((status, code), (part.Status, part.Code!));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal((status, code), (complete.Status, complete.Code!));
        Assert.Empty(none.Data["photos"]!.AsArray());
        Assert.Equal(HttpStatusCode.Created, done.Status);
        Assert.Equal(content, await owner.Http.GetByteArrayAsync((string)done.Data["photo"]!["urls"]!["original"]!));
    }

    // Processing timeout: tried again, then given up with a reason; the photo is there all the time.
    [NeedsVipsFact]
    public async Task A_decoder_that_never_answers_is_given_up_and_the_original_is_kept()
    {
        await using var server = await TestServer.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(
            new ImagingOptions { WorkerCommand = ["/bin/sh", "-c", "exec sleep 600"], RequestTimeout = TimeSpan.FromMilliseconds(300) })));
        using var owner = await server.SetUpAsync();
        var content = TestPhotos.Png(3);

        var made = await owner.UploadAsync(content);
        var path = $"/api/v1/photos/{made.Data["photo"]!["id"]}";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        JsonNode photo;
        while ((string)(photo = (await owner.GetAsync(path)).Data)["processing"]! == "pending")
        {
            server.Clock.Advance(TimeSpan.FromSeconds(2)); // the pauses between two tries; the session lasts an hour
            await Task.Delay(100, limit.Token);
        }

        var failure = (await owner.GetAsync("/api/v1/jobs")).Data["failures"]![0]!;
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("failed", (string)photo["processing"]!);
        Assert.Equal(((string)photo["processingError"]!, (string)photo["id"]!), ((string)failure["reason"]!, (string)failure["photoId"]!));
        Assert.Equal(content, await owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
    }

    // Corrupted file: a checksum that is not right is refused and the right bytes may come; what was corrupt before is kept as it is.
    [Fact]
    public async Task A_wrong_hash_is_noticed_and_the_right_bytes_can_still_come()
    {
        var (content, other) = (TestPhotos.Png(5), TestPhotos.Png(6));
        var begun = await _owner.BeginAsync(content, init: new JsonObject { ["sha256"] = TestPhotos.HashOf(content) });
        var url = (string)begun.Data["signedUrls"]![0]!;
        var broken = content.ToArray();
        broken[^20] ^= 1;
        await _owner.PutPartAsync(url, broken, 0, broken.Length - 1);

        var refused = await _owner.CompleteAsync(begun);
        await _owner.PutPartAsync(url, content, 0, content.Length - 1);
        var done = await _owner.CompleteAsync(begun);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "CHECKSUM_MISMATCH"), (refused.Status, refused.Code!));
        Assert.Equal(HttpStatusCode.Created, done.Status);
        Assert.NotEqual(TestPhotos.HashOf(other), (string)done.Data["photo"]!["sha256"]!);
    }

    [NeedsVipsFact]
    public async Task A_file_that_was_broken_when_it_came_is_kept_and_says_that_it_cannot_be_shown()
    {
        var broken = TestPhotos.Png(4)[..45];

        var made = await _owner.UploadAsync(broken);
        var photo = await _owner.ReadyAsync(made);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("failed", (string)photo["processing"]!);
        Assert.NotEmpty((string)photo["processingError"]!);
        Assert.Equal(broken, await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
    }

    // Two at once.
    [Fact]
    public async Task The_same_file_uploaded_many_times_at_once_is_one_photo_and_one_file()
    {
        var content = TestPhotos.Png(5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _owner.UploadAsync(content, $"{i}.png")));

        Assert.Equal(["created", .. Enumerable.Repeat("duplicate", 5)], answers.Select(answer => (string)answer.Data["status"]!).Order(StringComparer.Ordinal));
        Assert.Single(answers.Select(answer => (string)answer.Data["photo"]!["id"]!).Distinct());
        Assert.Equal(content.Length, (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "*.png", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_while_its_bytes_come_leaves_nothing()
    {
        var content = TestPhotos.Png(6, 1200, 1000);
        var begun = await _owner.BeginAsync(content);
        using var body = new GatedContent(content, content.Length / 2);
        body.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        using var anonymous = new ApiClient(_server.Address, null, null);

        var part = anonymous.SendContentAsync(HttpMethod.Put, (string)begun.Data["signedUrls"]![0]!, body);
        await body.Halfway;
        var cancelled = await _owner.DeleteAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}");
        body.GoOn();
        var late = await part;

        Assert.Equal(HttpStatusCode.NoContent, cancelled.Status);
        Assert.Equal((HttpStatusCode.Gone, "UPLOAD_EXPIRED"), (late.Status, late.Code!));
        Assert.Equal((HttpStatusCode.Gone, "UPLOAD_EXPIRED"), ((await _owner.CompleteAsync(begun)).Status, (await _owner.CompleteAsync(begun)).Code!));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", ".staging")));
    }

    [Fact]
    public async Task A_photo_that_is_erased_while_it_is_processed_is_gone_and_so_is_its_work()
    {
        var photos = await Task.WhenAll(Enumerable.Range(10, 8).Select(i => _owner.UploadAsync(TestPhotos.Png(i, 800, 600))));

        await Task.WhenAll(photos.Select(photo => _owner.DeleteAsync($"/api/v1/photos/{photo.Data["photo"]!["id"]}")));
        var erased = await _owner.DeleteAsync("/api/v1/trash");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        JsonNode jobs;
        while ((jobs = (await _owner.GetAsync("/api/v1/jobs")).Data)["kinds"]!["make-renditions"] is { } kind && (int)kind["queued"]! + (int)kind["running"]! + (int)kind["retrying"]! > 0)
            await Task.Delay(50, limit.Token);

        Assert.Equal(8, (int)erased.Data["count"]!);
        Assert.Empty(jobs["failures"]!.AsArray());
        Assert.Equal(0, (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "*.png", SearchOption.AllDirectories));
    }

    // What nobody goes on with.
    [Fact]
    public async Task A_cancelled_or_forgotten_upload_is_gone_with_its_bytes()
    {
        var content = TestPhotos.Png(10);
        var begun = await _owner.BeginAsync(content);
        await _owner.PutPartAsync((string)begun.Data["signedUrls"]![0]!, content, 0, content.Length - 1);

        var cancelled = await _owner.DeleteAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}");
        var state = await _owner.GetAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}");
        var completed = await _owner.CompleteAsync(begun);

        Assert.Equal(HttpStatusCode.NoContent, cancelled.Status);
        Assert.Equal("cancelled", (string)state.Data["status"]!);
        Assert.Equal((HttpStatusCode.Gone, "UPLOAD_EXPIRED"), (completed.Status, completed.Code!));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", ".staging")));
    }

    [Fact]
    public async Task An_upload_nobody_goes_on_with_ends_after_a_week_and_its_bytes_go()
    {
        var content = TestPhotos.Png(1);
        var begun = await _owner.BeginAsync(content);
        await _owner.PutPartAsync((string)begun.Data["signedUrls"]![0]!, content, 0, 99);
        _server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True(UserId.TryParse(_owner.Id, out var user));

        await _server.Services.GetRequiredService<KeepHouse>().RunAsync(user, default);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", ".staging")));
        using var again = await _server.SignInAsync("owner@example.org");
        var state = await again.GetAsync($"/api/v1/photos/upload/{begun.Data["uploadId"]}");
        Assert.Equal("expired", (string)state.Data["status"]!);
        Assert.Equal((HttpStatusCode.Gone, "UPLOAD_EXPIRED"), ((await again.CompleteAsync(begun)).Status, (await again.CompleteAsync(begun)).Code!));
    }

    private async Task BreakOffAsync(string url, byte[] content, int from)
    {
        using var http = new HttpClient { BaseAddress = _server.Address };
        using var body = new GatedContent(content[from..], 1000);
        body.Headers.ContentRange = new ContentRangeHeaderValue(from, content.Length - 1, content.Length);
        var sending = http.PutAsync(url, body);
        await body.Halfway;
        body.BreakOff();
        using var answer = await sending;
    }

    /// <summary>Bytes that stop on the way until the test says how they go on.</summary>
    private sealed class GatedContent(byte[] content, int stopAt) : HttpContent
    {
        private readonly TaskCompletionSource _halfway = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Halfway => _halfway.Task;

        public void GoOn() => _gate.SetResult();

        public void BreakOff() => _gate.SetException(new IOException("The cable was pulled."));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(0, stopAt));
            await stream.FlushAsync();
            _halfway.SetResult();
            await _gate.Task;
            await stream.WriteAsync(content.AsMemory(stopAt));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
