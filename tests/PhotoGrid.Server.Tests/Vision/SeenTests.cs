using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Tests.Vision;

/// <summary>The whole way with the shared models and photos: uploaded, looked at, grouped, and asked for over HTTP.</summary>
public sealed class SeenTests
{
    private static readonly string _shared = Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared"));

    [SharedModelsFact]
    public async Task Photos_are_looked_at_by_jobs_and_people_are_found()
    {
        var packs = Directory.CreateTempSubdirectory("photogrid-packs-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(packs, "shared"), Path.Combine(_shared, "models"));
        await using var server = await TestServer.StartAsync(
            builder => builder.Services.AddSingleton(new JobRunnerOptions { Quiet = TimeSpan.Zero }), "--Vision:On=true", $"--Vision:Bundled={packs}");
        using var owner = await server.SetUpAsync();
        foreach (var name in new[] { "obama.jpg", "obama2.jpg", "biden.jpg", "biden2.jpg", "obama_and_biden.jpg" })
            await owner.UploadAsync(await File.ReadAllBytesAsync(Path.Combine(_shared, "corpora/open/face_recognition", name)), name);

        await WaitAsync(owner);

        var features = (await owner.GetAsync("/api/v1/server")).Data["features"]!;
        Assert.True((bool)features["faces"]! && (bool)features["objects"]! && (bool)features["ocr"]! && (bool)features["semantic"]!);
        var people = (await owner.GetAsync("/api/v1/people")).Data["people"]!.AsArray();
        Assert.Equal([3, 3], people.Select(person => (int)person!["photoCount"]!));
        var photos = (await owner.GetAsync("/api/v1/photos")).Data["photos"]!.AsArray();
        var both = photos.Single(photo => (string)photo!["filename"]! == "obama_and_biden.jpg")!;
        Assert.Equal(people.Select(person => (string)person!["id"]!).Order(), both["faces"]!.AsArray().Select(face => (string)face!["personId"]!).Order());
        Assert.Contains(both["tags"]!.AsArray(), tag => (string)tag!["source"]! == "objects" && (string)tag["name"]! == "person");

        // "Not this person", and a grouping that would say so again.
        var face = (string)both["faces"]![0]!["id"]!;
        var was = (string)both["faces"]![0]!["personId"]!;
        await owner.PutAsync($"/api/v1/faces/{face}", new JsonObject { ["personId"] = null });
        Assert.True(UserId.TryParse(owner.Id, out var user));
        await server.Services.GetRequiredService<GroupFaces>().RunAsync(user, CancellationToken.None);
        var now = (await owner.GetAsync($"/api/v1/photos/{both["id"]}")).Data["faces"]!.AsArray().Single(shown => (string)shown!["id"]! == face)!;
        Assert.NotEqual(was, (string?)now["personId"]);
        Directory.Delete(packs, recursive: true);
    }

    [SharedModelsFact]
    public async Task A_users_own_tag_wins_and_the_same_models_look_once()
    {
        var packs = Directory.CreateTempSubdirectory("photogrid-packs-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(packs, "shared"), Path.Combine(_shared, "models"));
        await using var server = await TestServer.StartAsync(
            builder => builder.Services.AddSingleton(new JobRunnerOptions { Quiet = TimeSpan.FromDays(1) }), "--Vision:On=true", $"--Vision:Bundled={packs}");
        using var owner = await server.SetUpAsync();
        Assert.True(UserId.TryParse(owner.Id, out var user));
        var uploaded = await owner.UploadAsync(await File.ReadAllBytesAsync(Path.Combine(_shared, "corpora/open/face_recognition/obama_and_biden.jpg")), "both.jpg");
        Assert.True(PhotoId.TryParse((string)uploaded.Data["photo"]!["id"]!, out var photo));
        await owner.ReadyAsync(uploaded);
        await owner.PutAsync($"/api/v1/photos/{photo}", new JsonObject { ["tags"] = new JsonArray("Person") });
        var look = server.Services.GetRequiredService<LookAtPhoto>();

        Assert.Null(await look.RunAsync(user, photo, CancellationToken.None));
        var first = await owner.GetAsync($"/api/v1/photos/{photo}");
        Assert.Null(await look.RunAsync(user, photo, CancellationToken.None));
        var second = await owner.GetAsync($"/api/v1/photos/{photo}");

        Assert.Equal([("Person", "user")], first.Data["tags"]!.AsArray().Where(tag => string.Equals((string)tag!["name"]!, "person", StringComparison.OrdinalIgnoreCase)).Select(tag => ((string)tag!["name"]!, (string)tag["source"]!)));
        Assert.Contains(first.Data["tags"]!.AsArray(), tag => (string)tag!["source"]! == "objects");
        Assert.Equal((string)first.Data["updatedAt"]!, (string)second.Data["updatedAt"]!);
        Assert.Equal(2, (await owner.GetAsync($"/api/v1/photos/{photo}")).Data["faces"]!.AsArray().Count);
        Directory.Delete(packs, recursive: true);
    }

    [Fact]
    public async Task Without_models_everything_else_works_and_says_what_is_off()
    {
        var nowhere = Directory.CreateTempSubdirectory("photogrid-packs-").FullName;
        await using var server = await TestServer.StartAsync("--Vision:On=true", $"--Vision:Bundled={nowhere}");
        using var owner = await server.SetUpAsync();

        var photo = (await owner.UploadAsync(TestPhotos.Png(1))).Data["photo"]!;
        var models = (await owner.GetAsync("/api/v1/admin/models")).Data;
        var features = (await owner.GetAsync("/api/v1/server")).Data["features"]!;

        Assert.False((bool)features["faces"]! || (bool)features["objects"]! || (bool)features["ocr"]! || (bool)features["semantic"]!);
        Assert.Equal(VisionTask.OfModels, models["missing"]!.AsArray().Select(task => (string)task!));
        Assert.Empty((await owner.GetAsync("/api/v1/people")).Data["people"]!.AsArray());
        Assert.Empty((await owner.GetAsync($"/api/v1/photos/{photo["id"]}/text")).Data["lines"]!.AsArray());
        var kinds = (await owner.GetAsync("/api/v1/jobs")).Data["kinds"]!.AsObject();
        Assert.DoesNotContain(LookAtPhoto.Kind, kinds.Select(kind => kind.Key));
        Directory.Delete(nowhere);
    }

    [Fact]
    public void Colours_are_named()
    {
        Assert.Equal(["red", "white", "warm"], ColorNames.Of("""["#d01020","#fafafa"]""").Select(name => name.Name));
        Assert.Equal(["blue", "green"], ColorNames.Of("""["#2050d0","#208020"]""").Select(name => name.Name).Where(name => name != "cool"));
        Assert.Equal(["black", "gray", "white", "black and white"], ColorNames.Of("""["#101010","#808080","#f8f8f8"]""").Select(name => name.Name));
        Assert.Empty(ColorNames.Of(null));
    }

    private static async Task WaitAsync(ApiClient owner)
    {
        // Pending counts what is queued behind as well; each photo queues more while it is worked on.
        var started = DateTimeOffset.UtcNow;
        for (var quiet = 0; quiet < 3;)
        {
            quiet = (int)(await owner.GetAsync("/api/v1/jobs")).Data["pending"]! == 0 ? quiet + 1 : 0;
            Assert.True(DateTimeOffset.UtcNow - started < TimeSpan.FromMinutes(5), "The jobs did not end.");
            await Task.Delay(200);
        }
    }

    private sealed class SharedModelsFactAttribute : FactAttribute
    {
        public SharedModelsFactAttribute()
        {
            if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1")
                return;
            Skip = !OrtLibrary.IsThere || VipsLibrary.Find() is null ? "ONNX Runtime or libvips is missing: run ./dev setup"
                : !File.Exists(Path.Combine(_shared, "models/manifest.json")) ? "the shared models are not there" : null;
        }
    }
}
