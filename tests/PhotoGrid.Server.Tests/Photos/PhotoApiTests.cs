using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Photos;

public sealed class PhotoApiTests : IAsyncLifetime
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
    public async Task Pages_by_cursor_meet_every_photo_once_newest_first()
    {
        var ids = new List<string>();
        for (var day = 1; day <= 7; day++)
            ids.Add((string)(await AddAsync(day, $"IMG_202405{day:D2}_120000.png"))["id"]!);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _owner.GetAsync($"/api/v1/photos?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!));
            cursor = (string?)page.Data["cursor"];
            Assert.Equal(cursor is not null, (bool)page.Data["hasMore"]!);
            Assert.Equal(7, (int)page.Json!["meta"]!["total"]!);
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Reverse(ids), seen);
        var ascending = await _owner.GetAsync("/api/v1/photos?sort=date_asc");
        Assert.Equal(ids, ascending.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=ten")]
    [InlineData("sort=size")]
    [InlineData("filter=everything")]
    [InlineData("cursor=abc")]
    [InlineData("from=yesterday")]
    [InlineData("bbox=1,2,3")]
    [InlineData("bbox=1,80,3,70")]
    public async Task A_wrong_query_is_named_and_refused(string query)
    {
        var answer = await _owner.GetAsync($"/api/v1/photos?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code!));
        Assert.Equal(query[..query.IndexOf('=')], (string)answer.Json!["error"]!["details"]!["field"]!);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await AddAsync(1);
        await AddAsync(2);
        var page = await _owner.GetAsync("/api/v1/photos?limit=1");

        var answer = await _owner.GetAsync($"/api/v1/photos?limit=1&sort=date_asc&cursor={(string)page.Data["cursor"]!}");

        Assert.Equal("VALIDATION_FAILED", answer.Code);
    }

    [Fact]
    public async Task Changes_stick_and_a_stale_version_or_tag_is_refused()
    {
        var photo = await AddAsync(1);
        var path = $"/api/v1/photos/{photo["id"]}";
        var before = await SettledAsync(path);

        var changed = await _owner.PutAsync(path, new JsonObject
        {
            ["description"] = "The ferry",
            ["isFavorite"] = true,
            ["takenAt"] = "2019-07-04T15:30:00+02:00",
            ["location"] = new JsonObject { ["lat"] = 60.39, ["lon"] = 5.32 },
            ["tags"] = new JsonArray("ferry", "Bergen"),
            ["version"] = (long)before.Data["version"]!,
        });
        var conflict = await _owner.PutAsync(path, new JsonObject { ["description"] = "x", ["version"] = (long)before.Data["version"]! });
        var stale = await _owner.PutAsync(path, new JsonObject { ["description"] = "x" }, ("If-Match", before.Message.Headers.ETag!.ToString()));
        var fresh = await _owner.GetAsync(path);
        var current = await _owner.PutAsync(path, new JsonObject { ["description"] = "The boat" }, ("If-Match", fresh.Message.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("2019-07-04T15:30:00.000+02:00", (string)fresh.Data["takenAt"]!);
        Assert.Equal(("user", "+02:00"), ((string)fresh.Data["takenAtSource"]!, (string)fresh.Data["utcOffset"]!));
        Assert.Equal(60.39, (double)fresh.Data["location"]!["lat"]!);
        Assert.Equal(["ferry", "Bergen"], fresh.Data["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (conflict.Status, conflict.Code!));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "PRECONDITION_FAILED"), (stale.Status, stale.Code!));
        Assert.Equal("The boat", (string)current.Data["description"]!);
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/photos?filter=favorites")).Json!["meta"]!["total"]!);
        Assert.Single((await _owner.GetAsync("/api/v1/photos?bbox=5,60,6,61")).Data["photos"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"description":5}""")]
    [InlineData("""{"location":{"lat":91,"lon":0}}""")]
    [InlineData("""{"location":{"lat":"x"}}""")]
    [InlineData("""{"isFavorite":"yes"}""")]
    [InlineData("""{"tags":[""]}""")]
    [InlineData("""{"takenAt":"soon"}""")]
    public async Task Wrong_values_are_400_and_change_nothing(string body)
    {
        var photo = await AddAsync(1);

        var answer = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}", JsonNode.Parse(body));

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code!));
        Assert.Equal(1, (int)(await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data["version"]!);
    }

    [Fact]
    public async Task The_trash_takes_gives_back_and_is_emptied_for_good()
    {
        var (kept, gone) = (await AddAsync(1), await AddAsync(2));
        var original = (string)gone["urls"]!["original"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync($"/api/v1/photos/{kept["id"]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _owner.PostAsync($"/api/v1/photos/{kept["id"]}/restore")).Status);
        var unknown = await _owner.PostAsync("/api/v1/photos/batch-delete", new JsonObject { ["photoIds"] = new JsonArray((string)gone["id"]!, Guid.NewGuid().ToString()) });
        Assert.Equal((HttpStatusCode.NotFound, "PHOTO_NOT_FOUND"), (unknown.Status, unknown.Code!));
        Assert.Equal(2, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        await _owner.PostAsync("/api/v1/photos/batch-delete", new JsonObject { ["photoIds"] = new JsonArray((string)gone["id"]!) });
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/photos?filter=trash")).Json!["meta"]!["total"]!);

        var emptied = await _owner.DeleteAsync("/api/v1/trash");

        Assert.Equal(1, (int)emptied.Data["count"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync(original)).Status);
        Assert.Single(Originals());
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync((string)kept["urls"]!["original"]!)).Status);
    }

    [Fact]
    public async Task A_file_that_another_photo_still_uses_survives_the_trash()
    {
        var content = TestPhotos.Png(50);
        var first = (await _owner.UploadAsync(content)).Data["photo"]!;
        var second = (await _owner.UploadAsync(content, "again.png", new JsonObject { ["onDuplicate"] = "keep" })).Data["photo"]!;
        Assert.Single(Originals());

        await _owner.DeleteAsync($"/api/v1/photos/{first["id"]}");
        await _owner.DeleteAsync("/api/v1/trash");

        Assert.Equal(content, await _owner.Http.GetByteArrayAsync((string)second["urls"]!["original"]!));
    }

    [Fact]
    public async Task An_original_is_served_whole_by_range_and_not_again()
    {
        var content = TestPhotos.Png(60);
        var photo = (await _owner.UploadAsync(content, "mål.png")).Data["photo"]!;
        var url = (string)photo["urls"]!["original"]!;

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue(10, 19);
        var part = await _owner.Http.SendAsync(request);
        using var tail = new HttpRequestMessage(HttpMethod.Get, url);
        tail.Headers.Range = new RangeHeaderValue(null, 5);
        var last = await _owner.Http.SendAsync(tail);
        var beyond = await _owner.GetAsync(url, ("Range", $"bytes={content.Length}-"));
        var whole = await _owner.GetAsync(url);
        var known = await _owner.GetAsync(url, ("If-None-Match", whole.Message.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(content[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 10-19/{content.Length}", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal(content[^5..], await last.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.Status);
        Assert.Equal("private, max-age=86400", whole.Message.Headers.CacheControl!.ToString().Replace("max-age=86400, private", "private, max-age=86400"));
        Assert.Contains("filename*=UTF-8''m%C3%A5l.png", whole.Message.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal(HttpStatusCode.NotModified, known.Status);
    }

    [Fact]
    public async Task Photos_are_downloaded_as_one_zip_of_their_originals_under_names_of_their_own()
    {
        var contents = new[] { TestPhotos.Png(70), TestPhotos.Png(71), TestPhotos.Png(72) };
        var ids = new JsonArray();
        foreach (var (content, name) in contents.Zip(["mål.png", "MÅL.png", "a:b.png"]))
            ids.Add((JsonNode)(string)(await _owner.UploadAsync(content, name)).Data["photo"]!["id"]!);

        var answer = await _owner.PostAsync("/api/v1/photos/download", new JsonObject { ["photoIds"] = ids });
        var bytes = await answer.Message.Content.ReadAsByteArrayAsync();
        var unknown = await _owner.PostAsync("/api/v1/photos/download", new JsonObject { ["photoIds"] = new JsonArray((string)ids[0]!, Guid.NewGuid().ToString()) });

        Assert.Equal(("application/zip", bytes.Length), (answer.Message.Content.Headers.ContentType!.MediaType, answer.Message.Content.Headers.ContentLength));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["mål.png", "MÅL (2).png", "a_b.png"], zip.Entries.Select(entry => entry.FullName));
        foreach (var (content, entry) in contents.Zip(zip.Entries))
        {
            using var read = new MemoryStream();
            await entry.Open().CopyToAsync(read);
            Assert.Equal(content, read.ToArray());
        }

        Assert.Equal((HttpStatusCode.NotFound, "PHOTO_NOT_FOUND"), (unknown.Status, unknown.Code!));
    }

    // The tag covers what the machine finds out, too: once that is done, only people change it.
    private async Task<ApiAnswer> SettledAsync(string path)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var photo = await _owner.GetAsync(path);
            if ((string)photo.Data["processing"]! != "pending")
                return photo;
            await Task.Delay(50, limit.Token);
        }
    }

    private string[] Originals() => [.. Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "*.png", SearchOption.AllDirectories)];

    private async Task<JsonNode> AddAsync(int seed, string filename = "picture.png") =>
        (await _owner.UploadAsync(TestPhotos.Png(seed), filename)).Data["photo"]!;
}
