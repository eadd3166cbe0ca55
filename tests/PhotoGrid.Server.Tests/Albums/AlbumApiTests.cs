using System.Net;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Tests.Sync;

namespace PhotoGrid.Server.Tests.Albums;

public sealed class AlbumApiTests : IAsyncLifetime
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
    public async Task An_album_is_made_filled_described_and_deleted_without_touching_photos()
    {
        var made = await _owner.PostAsync("/api/v1/albums", new JsonObject { ["name"] = "Alps", ["description"] = "Snow" });
        var path = $"/api/v1/albums/{made.Data["id"]}";
        var ids = await AddAsync(3);

        var filled = await _owner.PostAsync($"{path}/photos", Ids(ids));
        var again = await _owner.PostAsync($"{path}/photos", Ids(ids[0]));
        var changed = await _owner.PutAsync(path, new JsonObject { ["name"] = "The Alps", ["description"] = null, ["coverPhotoId"] = ids[2] });
        var removed = await _owner.DeleteAsync($"{path}/photos", Ids(ids[2]));
        var album = await _owner.GetAsync(path);

        Assert.Equal((HttpStatusCode.Created, path), (made.Status, made.Message.Headers.Location!.ToString()));
        Assert.Equal((3, 3), ((int)filled.Data["photoCount"]!, (int)again.Data["photoCount"]!));
        Assert.Equal((ids[2], 3), ((string)changed.Data["coverPhotoId"]!, changed.Data["covers"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Equal(("The Alps", null, 2, ids[0]), ((string)album.Data["name"]!, (string?)album.Data["description"], (int)album.Data["photoCount"]!, (string)album.Data["coverPhotoId"]!));
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync((string)album.Data["covers"]![0]!["urls"]!["original"]!)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync(path)).Status);
        Assert.Equal((HttpStatusCode.NotFound, "ALBUM_NOT_FOUND"), ((await _owner.GetAsync(path)).Status, (await _owner.GetAsync($"{path}/photos")).Code!));
        Assert.Equal(3, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task Photos_come_in_the_albums_own_order_by_cursor_and_by_date_from_the_list_of_photos()
    {
        var album = await MakeAsync();
        var ids = await AddAsync(5);
        await _owner.PostAsync($"{album}/photos", Ids([.. ids.Reverse()]));
        await _owner.PutAsync($"/api/v1/photos/{ids[1]}", new JsonObject { ["isArchived"] = true });

        var moved = await _owner.PutAsync($"{album}/order", With(Ids(ids[0]), "before", ids[3]));
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Equal([ids[4], ids[0], ids[3], ids[2], ids[1]], await ListAsync($"{album}/photos?limit=2"));
        await _owner.PutAsync($"{album}/order", With(Ids(ids[4]), "before", null));
        Assert.Equal([ids[0], ids[3], ids[2], ids[1], ids[4]], await ListAsync($"{album}/photos"));
        await _owner.PutAsync($"{album}/order", Ids(ids));
        Assert.Equal(ids, await ListAsync($"{album}/photos?limit=3"));

        var query = $"albumId={album[(album.LastIndexOf('/') + 1)..]}";
        Assert.Equal(ids, await ListAsync($"/api/v1/photos?{query}&sort=date_asc&limit=2"));
        Assert.Equal([ids[1]], await ListAsync($"/api/v1/photos?{query}&filter=archived"));
        Assert.Equal("ALBUM_NOT_FOUND", (await _owner.GetAsync($"/api/v1/photos?albumId={Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task Wrong_values_are_refused_and_change_nothing()
    {
        var album = await MakeAsync();
        var ids = await AddAsync(2);
        await _owner.PostAsync($"{album}/photos", Ids(ids[0]));

        foreach (var (method, path, body) in new (HttpMethod, string, string)[]
        {
            (HttpMethod.Post, "/api/v1/albums", """{"name":" "}"""),
            (HttpMethod.Post, "/api/v1/albums", """{"name":"two\nlines"}"""),
            (HttpMethod.Post, "/api/v1/albums", """{"name":"Cats","query":"cats"}"""),
            (HttpMethod.Put, album, """{"name":""}"""),
            (HttpMethod.Put, album, """{"description":5}"""),
            (HttpMethod.Put, album, """{"coverPhotoId":"x"}"""),
            (HttpMethod.Put, album, """{"query":{}}"""),
            (HttpMethod.Post, $"{album}/photos", """{"photoIds":[]}"""),
            (HttpMethod.Post, $"{album}/photos", """{"photoIds":["x"]}"""),
            (HttpMethod.Put, $"{album}/order", """{"photoIds":[]}"""),
            (HttpMethod.Put, $"{album}/order", $$"""{"photoIds":["{{ids[0]}}"],"before":7}"""),
            (HttpMethod.Get, $"{album}/photos?limit=0", "null"),
            (HttpMethod.Get, "/api/v1/albums?cursor=abc", "null"),
        })
        {
            var answer = await _owner.SendAsync(method, path, JsonNode.Parse(body));
            Assert.True(answer.Code == "VALIDATION_FAILED", $"{method} {path} {body}: {answer.Code}");
        }

        foreach (var answer in new[]
        {
            await _owner.PostAsync($"{album}/photos", Ids(ids[1], Guid.NewGuid().ToString())),
            await _owner.DeleteAsync($"{album}/photos", Ids(ids[0], Guid.NewGuid().ToString())),
            await _owner.PutAsync($"{album}/order", Ids(ids)),
            await _owner.PutAsync(album, new JsonObject { ["coverPhotoId"] = ids[1] }),
        })
        {
            Assert.Equal((HttpStatusCode.NotFound, "PHOTO_NOT_FOUND"), (answer.Status, answer.Code!));
        }

        Assert.Equal([ids[0]], await ListAsync($"{album}/photos"));
        Assert.Equal(1, (int)(await _owner.GetAsync(album)).Data["version"]!);
    }

    [Fact]
    public async Task A_stale_version_or_tag_is_refused_and_what_is_known_is_not_sent_again()
    {
        var album = await MakeAsync();
        var before = await _owner.GetAsync(album);
        var tag = before.Message.Headers.ETag!.ToString();
        await _owner.PutAsync(album, new JsonObject { ["name"] = "Other" }, ("If-Match", tag));

        var stale = await _owner.PutAsync(album, new JsonObject { ["name"] = "x" }, ("If-Match", tag));
        var conflict = await _owner.PutAsync(album, new JsonObject { ["name"] = "x", ["version"] = 1 });
        var now = await _owner.GetAsync(album);
        var known = await _owner.GetAsync(album, ("If-None-Match", now.Message.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.PreconditionFailed, "PRECONDITION_FAILED"), (stale.Status, stale.Code!));
        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (conflict.Status, conflict.Code!));
        Assert.Equal(("Other", HttpStatusCode.NotModified), ((string)now.Data["name"]!, known.Status));
    }

    [Fact]
    public async Task An_upload_names_its_album_and_another_users_album_is_not_there()
    {
        var album = await MakeAsync();
        var id = album[(album.LastIndexOf('/') + 1)..];
        var content = TestPhotos.Png(1);
        var photo = (string)(await _owner.UploadAsync(content, init: new JsonObject { ["albumId"] = id })).Data["photo"]!["id"]!;
        var other = await MakeAsync("Other");
        var skip = new JsonObject { ["albumId"] = other[(other.LastIndexOf('/') + 1)..], ["sha256"] = TestPhotos.HashOf(content), ["onDuplicate"] = "skip" };
        using var stranger = await _server.AddUserAsync(_owner);

        var known = await _owner.BeginAsync(content, init: skip);
        var foreign = await stranger.BeginAsync(content, init: new JsonObject { ["albumId"] = id });
        var absent = await _owner.BeginAsync(content, init: new JsonObject { ["albumId"] = "x" });

        Assert.Equal("duplicate", (string)known.Data["status"]!);
        Assert.Equal([photo], await ListAsync($"{album}/photos"));
        Assert.Equal([photo], await ListAsync($"{other}/photos"));
        Assert.Equal(("ALBUM_NOT_FOUND", "ALBUM_NOT_FOUND"), (foreign.Code, absent.Code));
    }

    [Fact]
    public async Task Every_change_of_an_album_is_an_event()
    {
        using var events = await EventReader.OpenAsync(_owner);
        var album = await MakeAsync();
        var ids = await AddAsync(1);
        await _owner.PostAsync($"{album}/photos", Ids(ids));
        await _owner.PutAsync($"{album}/order", Ids(ids));
        await _owner.PutAsync(album, new JsonObject { ["name"] = "Other" });
        await _owner.DeleteAsync($"{album}/photos", Ids(ids));
        await _owner.DeleteAsync(album);

        var seen = new List<string>();
        while (seen.Count < 6)
        {
            var next = await events.NextAsync();
            if (!next!.Type!.StartsWith("album.", StringComparison.Ordinal))
                continue;
            seen.Add(next.Type);
            Assert.EndsWith((string)JsonNode.Parse(next.Data!)!["subjectId"]!, album, StringComparison.Ordinal);
        }

        Assert.Equal(["album.created", "album.photos-added", "album.reordered", "album.updated", "album.photos-removed", "album.deleted"], seen);
    }

    private static JsonObject Ids(params string[] ids) => new() { ["photoIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    private static JsonObject With(JsonObject body, string name, string? value)
    {
        body[name] = value;
        return body;
    }

    private async Task<string> MakeAsync(string name = "Alps") =>
        $"/api/v1/albums/{(await _owner.DataAsync(HttpMethod.Post, "/api/v1/albums", new JsonObject { ["name"] = name }))["id"]}";

    // Each a day later than the one before.
    private async Task<string[]> AddAsync(int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++)
            ids[i] = (string)(await _owner.UploadAsync(TestPhotos.Png(i), $"IMG_202405{i + 1:D2}_120000.png")).Data["photo"]!["id"]!;
        return ids;
    }

    private async Task<string[]> ListAsync(string path)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _owner.GetAsync(cursor is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}");
            ids.AddRange(page.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!));
            cursor = (string?)page.Data["cursor"];
            if (cursor is null)
                Assert.Equal(ids.Count, (int)page.Json!["meta"]!["total"]!);
        }
        while (cursor is not null);
        return [.. ids];
    }
}
