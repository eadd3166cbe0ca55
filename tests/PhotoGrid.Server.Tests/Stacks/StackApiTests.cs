using System.Net;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Tests.Videos;

namespace PhotoGrid.Server.Tests.Stacks;

public sealed class StackApiTests : IAsyncLifetime
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

    [NeedsFfmpegFact]
    public async Task A_burst_is_stacked_by_itself_and_the_grid_shows_one_of_it()
    {
        string[] burst = [await AddAsync("IMG_0001.JPG", "100"), await AddAsync("IMG_0002.JPG", "250"), await AddAsync("IMG_0003.JPG", "400")];
        var other = await AddAsync("IMG_0004.JPG", "550", "mandelbrot=size=96x72");
        await SettledAsync();

        var photos = (await _owner.GetAsync("/api/v1/photos?sort=date_asc")).Data["photos"]!.AsArray();
        var stack = photos[0]!["stack"]!;

        Assert.Equal(4, photos.Count); // a list for programs holds every photo
        Assert.All(photos.Take(3), photo => Assert.Equal(stack.ToJsonString(), photo!["stack"]!.ToJsonString()));
        Assert.Equal((3, burst[0]), ((int)stack["count"]!, (string)stack["primary"]!));
        Assert.Null(photos[3]!["stack"]);
        Assert.Equal(2, (int)(await _owner.GetAsync("/api/v1/timeline")).Data["total"]!);
        var folded = await _owner.GetAsync("/api/v1/photos?stacks=folded&sort=date_asc");
        Assert.Equal([burst[0], other], folded.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!));
        Assert.Equal(2, (int)folded.Json!["meta"]!["total"]!);
        Assert.Equal(burst, await MembersAsync((string)stack["id"]!));
        Assert.Empty((await _owner.GetAsync("/api/v1/duplicates")).Data["groups"]!.AsArray());
    }

    [NeedsFfmpegFact]
    public async Task What_the_phone_calls_a_burst_is_one_in_whichever_order_it_comes()
    {
        var last = await AddAsync("IMG_0013.JPG", "900", burstId: "5C2B7F0E-BURST");
        var first = await AddAsync("IMG_0011.JPG", "100", "mandelbrot=size=96x72", burstId: "5C2B7F0E-BURST");
        await SettledAsync();
        var middle = await AddAsync("IMG_0012.JPG", "500", burstId: "5C2B7F0E-BURST");
        await SettledAsync();

        Assert.Equal([first, middle, last], await MembersAsync(await StackOfAsync(first)));
    }

    [NeedsFfmpegFact]
    public async Task Who_unstacks_a_burst_is_obeyed_for_ever()
    {
        var (one, two) = (await AddAsync("IMG_0001.JPG", "100"), await AddAsync("IMG_0002.JPG", "250"));
        await SettledAsync();
        Assert.Null((await PhotoAsync(one))["stack"]); // two are no burst yet
        var three = await AddAsync("IMG_0003.JPG", "400");
        await SettledAsync();
        var stack = await StackOfAsync(one);

        Assert.Equal(HttpStatusCode.NoContent, (await _owner.DeleteAsync($"/api/v1/stacks/{stack}")).Status);
        var late = await AddAsync("IMG_0004.JPG", "550");
        await SettledAsync();

        Assert.All(await Task.WhenAll(PhotoAsync(one), PhotoAsync(two), PhotoAsync(three), PhotoAsync(late)), photo => Assert.Null(photo["stack"]));
        Assert.Equal("STACK_NOT_FOUND", (await _owner.GetAsync($"/api/v1/stacks/{stack}")).Code);
        Assert.Equal("STACK_NOT_FOUND", (await _owner.DeleteAsync($"/api/v1/stacks/{stack}")).Code);
    }

    [Fact]
    public async Task People_stack_choose_who_stands_in_front_take_one_out_and_undo_it()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2), await AddAsync(3)];

        var made = await _owner.PostAsync("/api/v1/stacks", Of(photos[1], photos[0], photos[2]));
        var path = $"/api/v1/stacks/{made.Data["id"]}";
        var chosen = await _owner.PutAsync(path, new JsonObject { ["primary"] = photos[2] });
        var without = await _owner.PutAsync(path, Of(photos[2], photos[0]));
        var alone = await PhotoAsync(photos[1]);
        var again = await _owner.PutAsync(path, Of(photos[2], photos[0], photos[1]));

        Assert.Equal((HttpStatusCode.Created, 3, photos[1]), (made.Status, (int)made.Data["count"]!, (string)made.Data["primary"]!));
        Assert.Equal(path, made.Message.Headers.Location!.ToString());
        Assert.Equal(photos[2], (string)chosen.Data["primary"]!);
        Assert.Equal((2, photos[2]), ((int)without.Data["count"]!, (string)without.Data["primary"]!));
        Assert.Null(alone["stack"]);
        Assert.Equal((3, photos[2]), ((int)again.Data["count"]!, (string)again.Data["primary"]!));
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/timeline")).Data["total"]!);
        Assert.Equal(1, (int)alone["version"]!); // nobody's edit is refused for it
    }

    [Fact]
    public async Task The_trash_and_the_archive_hide_nobody_and_give_everybody_back()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2), await AddAsync(3)];
        var stack = (string)(await _owner.PostAsync("/api/v1/stacks", Of(photos))).Data["id"]!;

        await _owner.DeleteAsync($"/api/v1/photos/{photos[0]}");
        var (two, trashed) = (await PhotoAsync(photos[1]), await PhotoAsync(photos[0]));
        var archived = await _owner.PutAsync($"/api/v1/photos/{photos[1]}", new JsonObject { ["isArchived"] = true });
        var last = await PhotoAsync(photos[2]);
        var shown = (int)(await _owner.GetAsync("/api/v1/timeline")).Data["total"]!;
        await _owner.PutAsync($"/api/v1/photos/{photos[1]}", new JsonObject { ["isArchived"] = false });
        var restored = await _owner.PostAsync($"/api/v1/photos/{photos[0]}/restore");

        Assert.Null(trashed["stack"]);
        Assert.Equal((2, photos[1]), ((int)two["stack"]!["count"]!, (string)two["stack"]!["primary"]!));
        Assert.Null(archived.Data["stack"]);
        Assert.Null(last["stack"]);
        Assert.Equal(1, shown);
        Assert.Equal((stack, 3, photos[0]), ((string)restored.Data["stack"]!["id"]!, (int)restored.Data["stack"]!["count"]!, (string)restored.Data["stack"]!["primary"]!));
    }

    [Fact]
    public async Task All_of_a_stack_trashed_and_restored_at_once_is_the_stack_it_was()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2), await AddAsync(3)];
        var stack = (string)(await _owner.PostAsync("/api/v1/stacks", Of(photos))).Data["id"]!;

        await _owner.PostAsync("/api/v1/photos/batch-delete", Of(photos));
        Assert.Equal("STACK_NOT_FOUND", (await _owner.GetAsync($"/api/v1/stacks/{stack}")).Code);
        foreach (var photo in photos)
            await _owner.PostAsync($"/api/v1/photos/{photo}/restore");

        var back = await _owner.GetAsync($"/api/v1/stacks/{stack}");
        Assert.Equal((3, photos[0]), ((int)back.Data["count"]!, (string)back.Data["primary"]!));
        Assert.All(back.Data["photos"]!.AsArray(), photo => Assert.Equal(3, (int)photo!["stack"]!["count"]!));
    }

    [Fact]
    public async Task Favorites_and_albums_show_each_photo_that_was_put_there()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2)];
        await _owner.PostAsync("/api/v1/stacks", Of(photos));
        await _owner.PutAsync($"/api/v1/photos/{photos[1]}", new JsonObject { ["isFavorite"] = true });
        var album = (string)(await _owner.PostAsync("/api/v1/albums", new JsonObject { ["name"] = "Alps" })).Data["id"]!;
        await _owner.PostAsync($"/api/v1/albums/{album}/photos", Of(photos));

        var favorites = (await _owner.GetAsync("/api/v1/photos?filter=favorites")).Data["photos"]!.AsArray();
        var inAlbum = (await _owner.GetAsync($"/api/v1/albums/{album}/photos")).Data["photos"]!.AsArray();

        Assert.Equal(photos[1], (string)favorites.Single()!["id"]!);
        Assert.Equal(2, inAlbum.Count);
        Assert.Equal(photos[0], (string)favorites[0]!["stack"]!["primary"]!); // a heart moves nobody to the front
    }

    [Fact]
    public async Task A_replaced_photo_leaves_its_place_to_the_one_that_replaces_it()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2)];
        var stack = (string)(await _owner.PostAsync("/api/v1/stacks", Of(photos))).Data["id"]!;

        var replaced = await _owner.UploadAsync(TestPhotos.Png(1), init: new JsonObject { ["onDuplicate"] = "replace" });

        Assert.Equal([(string)replaced.Data["photo"]!["id"]!, photos[1]], (await MembersAsync(stack)).OrderBy(id => id == photos[1]));
    }

    [Fact]
    public async Task Wrong_bodies_and_photos_of_others_are_refused_and_change_nothing()
    {
        string[] photos = [await AddAsync(1), await AddAsync(2), await AddAsync(3)];
        var stack = (string)(await _owner.PostAsync("/api/v1/stacks", Of(photos[0], photos[1]))).Data["id"]!;
        using var stranger = await _server.AddUserAsync(_owner);
        var theirs = (string)(await stranger.UploadAsync(TestPhotos.Png(9))).Data["photo"]!["id"]!;

        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync("/api/v1/stacks", Of(photos[0]))).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync("/api/v1/stacks", Of(photos[0], photos[0]))).Code);
        Assert.Equal("PHOTO_NOT_FOUND", (await _owner.PostAsync("/api/v1/stacks", Of(photos[2], theirs))).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.PutAsync($"/api/v1/stacks/{stack}", new JsonObject())).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.PutAsync($"/api/v1/stacks/{stack}", new JsonObject { ["photoIds"] = new JsonArray() })).Code);
        Assert.Equal("PHOTO_NOT_FOUND", (await _owner.PutAsync($"/api/v1/stacks/{stack}", new JsonObject { ["primary"] = photos[2] })).Code);
        Assert.Equal("STACK_NOT_FOUND", (await stranger.GetAsync($"/api/v1/stacks/{stack}")).Code);
        Assert.Equal("STACK_NOT_FOUND", (await _owner.GetAsync("/api/v1/stacks/x")).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync("/api/v1/photos?stacks=some")).Code);
        await _owner.DeleteAsync($"/api/v1/photos/{photos[2]}");
        Assert.Equal("CONFLICT", (await _owner.PostAsync("/api/v1/stacks", Of(photos[0], photos[2]))).Code);
        Assert.Equal(photos[..2], await MembersAsync(stack));
    }

    private static JsonObject Of(params string[] ids) => new() { ["photoIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    private async Task<string> AddAsync(int seed) => (string)(await _owner.UploadAsync(TestPhotos.Png(seed), $"{seed}.png")).Data["photo"]!["id"]!;

    private async Task<string> AddAsync(string name, string fraction, string source = "testsrc=size=96x72", string? burstId = null)
    {
        var exif = new TestExif { TakenAt = "2024:05:06 07:08:09", Offset = "+02:00", Fraction = fraction, BurstId = burstId };
        return (string)(await _owner.UploadAsync(exif.Into(TestVideos.Make("a.jpg", "-frames:v 1", source)), name)).Data["photo"]!["id"]!;
    }

    private async Task<JsonNode> PhotoAsync(string id) => (await _owner.GetAsync($"/api/v1/photos/{id}")).Data;

    private async Task<string> StackOfAsync(string photo) => (string)(await PhotoAsync(photo))["stack"]!["id"]!;

    private async Task<string[]> MembersAsync(string stack) =>
        [.. (await _owner.GetAsync($"/api/v1/stacks/{stack}")).Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!)];

    private async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while ((await _owner.GetAsync("/api/v1/jobs")).Data["kinds"]!.AsObject().Any(kind => kind.Key is "make-renditions" or "stack-moment" && IsBusy(kind.Value!)))
            await Task.Delay(50, limit.Token);
    }

    private static bool IsBusy(JsonNode kind) => (int)kind["queued"]! + (int)kind["running"]! + (int)kind["retrying"]! > 0;
}
