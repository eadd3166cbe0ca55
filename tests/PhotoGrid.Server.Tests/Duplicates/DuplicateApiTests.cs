using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Duplicates;

public sealed class DuplicateApiTests : IAsyncLifetime
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
    public async Task The_same_picture_in_two_files_is_reviewed_settled_and_given_back()
    {
        var picture = TestPhotos.Png(1);
        var smaller = await AddAsync(picture);
        var larger = await AddAsync([.. picture, 0, 0, 0, 0]);
        var other = await AddAsync(TestPhotos.Png(97, 90, 40));
        await ProcessedAsync(smaller, larger, other);

        var page = await _owner.GetAsync("/api/v1/duplicates");
        var group = page.Data["groups"]![0]!;
        var settled = await _owner.PostAsync($"/api/v1/duplicates/{group["id"]}", Keep(larger));

        Assert.Equal((1, "similar", larger), ((int)page.Json!["meta"]!["total"]!, (string)group["reason"]!, (string)group["keep"]!));
        Assert.Equal([larger, smaller], group["photos"]!.AsArray().Select(one => (string)one!["photo"]!["id"]!));
        Assert.Equal((0, picture.Length), ((int)group["photos"]![1]!["distance"]!, (int)page.Data["reclaimableBytes"]!));
        Assert.Equal([smaller], settled.Data["trashed"]!.AsArray().Select(id => (string)id!));
        Assert.Empty((await _owner.GetAsync("/api/v1/duplicates")).Data["groups"]!.AsArray());
        Assert.Equal("DUPLICATE_NOT_FOUND", (await _owner.PostAsync($"/api/v1/duplicates/{group["id"]}", Keep(larger))).Code);
        Assert.Equal(HttpStatusCode.OK, (await _owner.PostAsync($"/api/v1/photos/{smaller}/restore")).Status);
        Assert.Single((await _owner.GetAsync("/api/v1/duplicates?reason=similar&limit=1")).Data["groups"]!.AsArray());
    }

    [Fact]
    public async Task Copies_are_exact_and_wrong_words_are_refused()
    {
        var first = await AddAsync(TestPhotos.Png(1));
        await AddAsync(TestPhotos.Png(1));
        var id = (string)(await _owner.GetAsync("/api/v1/duplicates?reason=exact")).Data["groups"]![0]!["id"]!;
        using var stranger = await _server.AddUserAsync(_owner);

        Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync("/api/v1/duplicates?reason=odd")).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync($"/api/v1/duplicates/{id}", new JsonObject { ["keep"] = new JsonArray() })).Code);
        Assert.Equal("PHOTO_NOT_FOUND", (await _owner.PostAsync($"/api/v1/duplicates/{id}", Keep(Guid.NewGuid().ToString()))).Code);
        Assert.Equal("DUPLICATE_NOT_FOUND", (await stranger.PostAsync($"/api/v1/duplicates/{id}", Keep(first))).Code);
        Assert.Equal("DUPLICATE_NOT_FOUND", (await _owner.PostAsync("/api/v1/duplicates/x", Keep(first))).Code);
    }

    [Fact]
    public async Task Keeping_both_can_be_taken_back()
    {
        var first = await AddAsync(TestPhotos.Png(1));
        var second = await AddAsync(TestPhotos.Png(1));
        var id = (string)(await _owner.GetAsync("/api/v1/duplicates")).Data["groups"]![0]!["id"]!;
        using var stranger = await _server.AddUserAsync(_owner);

        var settled = await _owner.PostAsync($"/api/v1/duplicates/{id}", Keep(first, second));
        var none = await _owner.GetAsync("/api/v1/duplicates");
        var address = $"/api/v1/duplicates/dismissals/{settled.Data["dismissal"]}";

        Assert.Empty(none.Data["groups"]!.AsArray());
        Assert.Equal("DISMISSAL_NOT_FOUND", (await stranger.DeleteAsync(address)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync(address)).Status);
        Assert.Equal("DISMISSAL_NOT_FOUND", (await _owner.DeleteAsync(address)).Code);
        Assert.Equal(id, (string)(await _owner.GetAsync("/api/v1/duplicates")).Data["groups"]![0]!["id"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Skip_keep_and_replace_do_what_they_say_whether_the_hash_was_told_or_not(bool told)
    {
        var content = TestPhotos.Png(3);
        var first = await AddAsync(content);
        await _owner.PutAsync($"/api/v1/photos/{first}", new JsonObject { ["isFavorite"] = true, ["description"] = "The ferry", ["tags"] = new JsonArray("boat") });
        JsonObject Init(string word) => told ? new() { ["onDuplicate"] = word, ["sha256"] = TestPhotos.HashOf(content) } : new() { ["onDuplicate"] = word };

        var skipped = await _owner.UploadAsync(content, init: Init("skip"));
        var kept = await _owner.UploadAsync(content, init: Init("keep"));
        await _owner.DeleteAsync($"/api/v1/photos/{kept.Data["photo"]!["id"]}");
        var replaced = await _owner.UploadAsync(content, init: Init("replace"));

        Assert.Equal("duplicate", (string)skipped.Data["status"]!);
        Assert.Equal((HttpStatusCode.Created, "created"), (kept.Status, (string)kept.Data["status"]!));
        Assert.Equal((HttpStatusCode.OK, "replaced"), (replaced.Status, (string)replaced.Data["status"]!));
        var photo = replaced.Data["photo"]!;
        Assert.NotEqual(first, (string)photo["id"]!);
        Assert.Equal((true, "The ferry", "boat"), ((bool)photo["isFavorite"]!, (string)photo["description"]!, (string)photo["tags"]![0]!["name"]!));
        Assert.True((bool)(await _owner.GetAsync($"/api/v1/photos/{first}")).Data["isDeleted"]!);
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task A_copy_takes_no_room_and_is_taken_in_when_there_is_none()
    {
        var content = TestPhotos.Png(4);
        using var user = await _server.AddUserAsync(_owner);
        await _owner.PutAsync($"/api/v1/users/{user.Id}", new JsonObject { ["quota"] = content.Length + 10 });
        await user.UploadAsync(content);

        var copy = await user.UploadAsync(content, init: new JsonObject { ["onDuplicate"] = "keep", ["sha256"] = TestPhotos.HashOf(content) });
        var more = await user.UploadAsync(TestPhotos.Png(5));

        Assert.Equal((HttpStatusCode.Created, "QUOTA_EXCEEDED"), (copy.Status, more.Code!));
        Assert.Equal(content.Length, (int)(await user.GetAsync("/api/v1/me/storage")).Data["used"]!);
    }

    private static JsonObject Keep(params string[] ids) => new() { ["keep"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    private async Task<string> AddAsync(byte[] content) =>
        (string)(await _owner.UploadAsync(content, init: new JsonObject { ["onDuplicate"] = "keep" })).Data["photo"]!["id"]!;

    private async Task ProcessedAsync(params string[] ids)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        foreach (var id in ids)
        {
            while ((string)(await _owner.GetAsync($"/api/v1/photos/{id}")).Data["processing"]! == "pending")
                await Task.Delay(50, limit.Token);
        }
    }
}
