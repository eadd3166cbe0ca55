using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Server.Tests.Search;

public sealed class SearchApiTests : IAsyncLifetime
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
    public async Task Photos_are_found_by_what_people_say_of_them_and_say_why()
    {
        var beach = await AddAsync(1, "IMG_2034.png", "A day at the beach in Ålesund", "Dog", "sand");
        var dog = await AddAsync(2, "IMG_2035.png", "Rex sleeping", "dog");
        await AddAsync(3, "IMG_2036.png", "Nothing");

        Assert.Equal([beach], await FindAsync("alesund"));
        Assert.Equal([beach], await FindAsync("IMG_2034"));
        Assert.Equal([beach], await FindAsync("dog beach"));
        Assert.Equal([dog], await FindAsync("dogs -beach"));
        Assert.Equal([dog], await FindAsync("rex slee"));
        Assert.Equal([beach], await FindAsync("baech"));
        Assert.Equal([beach], await FindAsync("\"the beach\""));
        Assert.Empty(await FindAsync("\"beach the\""));
        Assert.Empty(await FindAsync("dog&type=people"));
        var page = await _owner.GetAsync("/api/v1/search?q=dog+beach");
        var why = page.Data["photos"]![0]!["why"]!.AsArray().Select(reason => $"{reason!["kind"]}: {reason["text"]}");
        Assert.Equal(["tag: Dog", "caption: A day at the beach in Ålesund"], why);
        Assert.True((double)page.Data["photos"]![0]!["score"]! > 0);
        Assert.True((bool)page.Data["complete"]!);
        Assert.Equal(1, (int)page.Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task What_changes_is_found_changed_at_once_and_what_goes_is_found_no_more()
    {
        var photo = await AddAsync(1, "a.png", "old words", "cat");
        Assert.Equal([photo], await FindAsync("old"));

        await _owner.PutAsync($"/api/v1/photos/{photo}", new JsonObject { ["description"] = "new words", ["tags"] = new JsonArray("bird") });
        Assert.Empty(await FindAsync("old"));
        Assert.Equal([photo], await FindAsync("new bird"));

        var album = (string)(await _owner.PostAsync("/api/v1/albums", new JsonObject { ["name"] = "England by train" })).Data["id"]!;
        await _owner.PostAsync($"/api/v1/albums/{album}/photos", new JsonObject { ["photoIds"] = new JsonArray(photo) });
        Assert.Equal([photo], await FindAsync("england"));
        await _owner.PutAsync($"/api/v1/albums/{album}", new JsonObject { ["name"] = "Wales" });
        Assert.Empty(await FindAsync("england"));
        Assert.Equal([photo], await FindAsync("wales"));
        Assert.Equal([photo], await FindAsync($"&albumId={album}"));
        await _owner.DeleteAsync($"/api/v1/albums/{album}");
        Assert.Empty(await FindAsync("wales"));

        await _owner.DeleteAsync($"/api/v1/photos/{photo}");
        Assert.Empty(await FindAsync("bird"));
        await _owner.PostAsync($"/api/v1/photos/{photo}/restore");
        Assert.Equal([photo], await FindAsync("bird"));
        await _owner.DeleteAsync($"/api/v1/photos/{photo}");
        await _owner.DeleteAsync("/api/v1/trash");
        Assert.Empty(await FindAsync("bird"));
    }

    [Fact]
    public async Task Filters_narrow_and_facets_count()
    {
        var bergen = await AddAsync(1, "a.png", "boat", "sea");
        var oslo = await AddAsync(2, "b.png", "boat", "town");
        await _owner.PutAsync($"/api/v1/photos/{bergen}", new JsonObject { ["takenAt"] = "2024-06-15T12:00:00+02:00", ["isFavorite"] = true, ["location"] = new JsonObject { ["lat"] = 60.39, ["lon"] = 5.32 } });
        await _owner.PutAsync($"/api/v1/photos/{oslo}", new JsonObject { ["takenAt"] = "2023-12-24T23:30:00-05:00" });

        Assert.Equal([bergen], await FindAsync("boat june 2024"));
        Assert.Equal([oslo], await FindAsync("boat christmas"));
        Assert.Equal([bergen], await FindAsync("boat&favorite=true"));
        Assert.Equal([oslo], await FindAsync("boat&favorite=false"));
        Assert.Equal([bergen], await FindAsync("favorites"));
        Assert.Equal([bergen], await FindAsync("&bbox=5,60,6,61"));
        Assert.Equal([oslo], await FindAsync("&date_from=2023-12-24&date_to=2023-12-24"));
        Assert.Equal([oslo], await FindAsync("&tag=TOWN"));
        Assert.Equal([bergen, oslo], await FindAsync("&mime=image/png&kind=photo&size_min=1&width_min=1"));
        Assert.Empty(await FindAsync("boat&kind=video"));
        Assert.Empty(await FindAsync($"&personId={Guid.NewGuid()}"));
        var facets = (await _owner.GetAsync("/api/v1/search?q=boat")).Data["facets"]!;
        Assert.Equal(["2024-06 1", "2023-12 1"], facets["months"]!.AsArray().Select(month => $"{month!["month"]} {month["count"]}"));
        Assert.Equal(["sea", "town"], facets["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_hold_every_photo_once()
    {
        var all = new HashSet<string>();
        for (var i = 0; i < 7; i++)
            all.Add(await AddAsync(i, $"p{i}.png", i % 2 == 0 ? "harbour" : "harbour harbour town", "boat"));
        foreach (var query in (string[])["boat", "", "harbour"])
        {
            var seen = new List<string>();
            for (var cursor = ""; ;)
            {
                var page = await _owner.GetAsync($"/api/v1/search?q={query}&limit=3{cursor}");
                seen.AddRange(page.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!));
                Assert.Equal(7, (int)page.Json!["meta"]!["total"]!);
                Assert.Equal(cursor.Length == 0, page.Data["facets"] is not null);
                if (!(bool)page.Data["hasMore"]!)
                    break;
                cursor = $"&cursor={page.Data["cursor"]}";
            }

            Assert.Equal(7, seen.Count);
            Assert.Equal(all, seen.ToHashSet());
        }
    }

    [Fact]
    public async Task Suggestions_complete_names_and_help_where_nothing_is_found()
    {
        var photo = await AddAsync(1, "a.png", "x", "New York", "yacht");
        await AddAsync(2, "b.png", "y", "new year", "Yacht");
        await _owner.PostAsync("/api/v1/albums", new JsonObject { ["name"] = "Empty one" });
        await FindAsync("yacht");

        Assert.Equal(["New York tag 1"], await SuggestAsync("anna in new yo"));
        Assert.Equal("yacht tag 2", (await SuggestAsync("ya"))[0], ignoreCase: true);
        Assert.Contains("new year tag 1", await SuggestAsync(""));
        Assert.Empty(await SuggestAsync("qqq"));
        var nothing = (await _owner.GetAsync("/api/v1/search?q=yahct+moon")).Data;
        Assert.Equal("yacht", ((string)nothing["suggestions"]![0]!["text"]!).ToLowerInvariant());
        Assert.Null((await _owner.GetAsync("/api/v1/search?q=yacht")).Data["suggestions"]);
        await _owner.DeleteAsync($"/api/v1/photos/{photo}");
        Assert.Empty(await SuggestAsync("new yo"));
    }

    [Theory]
    [InlineData("type=odd")]
    [InlineData("kind=odd")]
    [InlineData("favorite=yes")]
    [InlineData("bbox=1,2,3")]
    [InlineData("date_from=yesterday")]
    [InlineData("iso=fast")]
    [InlineData("size_min=-1")]
    [InlineData("width_min=99999999999")]
    [InlineData("color=fuchsia")]
    [InlineData("limit=0")]
    [InlineData("cursor=abc")]
    public async Task Wrong_values_are_named(string text) => Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync($"/api/v1/search?q=a&{text}")).Code);

    [Fact]
    public async Task Any_text_is_a_query_but_an_endless_one()
    {
        await AddAsync(1, "a.png", "x");
        foreach (var text in (string[])["\"", "'; DROP TABLE photos; --", "* OR *", "NEAR(a b)", "-", "\0", "%F0%9F%98%80", "a\" OR \"b", "(", "日本"])
            Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync($"/api/v1/search?q={Uri.EscapeDataString(text)}")).Status);
        Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync($"/api/v1/search?q={new string('a', 400)}")).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync($"/api/v1/search/suggestions?q={new string('a', 400)}")).Code);
        Assert.Equal("PERSON_NOT_FOUND", (await _owner.GetAsync("/api/v1/search?personId=x")).Code);
    }

    [Fact]
    public async Task Nobody_finds_anothers_photos()
    {
        await AddAsync(1, "a.png", "secret garden");
        using var stranger = await _server.AddUserAsync(_owner);

        Assert.Equal(0, (int)(await stranger.GetAsync("/api/v1/search?q=secret")).Json!["meta"]!["total"]!);
        Assert.Empty((await stranger.GetAsync("/api/v1/search/suggestions?q=")).Data["suggestions"]!.AsArray());
    }

    [Fact]
    public async Task An_index_that_is_gone_or_made_anew_finds_the_same()
    {
        var photo = await AddAsync(1, "a.png", "garden", "rose");
        Assert.Equal([photo], await FindAsync("rose"));
        var index = _server.Services.GetRequiredService<ISearchIndex>();
        var owner = new UserId(Guid.Parse(_owner.Id));

        await index.ClearAsync(owner, default);
        Assert.Equal([photo], await FindAsync("rose"));

        Assert.Equal(HttpStatusCode.Accepted, (await _owner.PostAsync("/api/v1/search/reindex")).Status);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((int)(await _owner.GetAsync("/api/v1/jobs")).Data["kinds"]!.AsObject().Where(kind => kind.Key == "reindex").Sum(kind => (int)kind.Value!["queued"]! + (int)kind.Value["running"]!) > 0)
            await Task.Delay(50, limit.Token);
        Assert.Equal([photo], await FindAsync("rose"));
    }

    private async Task<string> AddAsync(int seed, string name, string description, params string[] tags)
    {
        var added = await _owner.UploadAsync(TestPhotos.Png(seed + 1), name, new JsonObject { ["onDuplicate"] = "keep" });
        var id = (string)added.Data["photo"]!["id"]!;
        await _owner.PutAsync($"/api/v1/photos/{id}", new JsonObject { ["description"] = description, ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) });
        return id;
    }

    // Text as typed, and further parameters behind the first ampersand.
    private async Task<List<string>> FindAsync(string query)
    {
        var parts = query.Split('&', 2);
        var page = await _owner.GetAsync($"/api/v1/search?q={Uri.EscapeDataString(parts[0])}{(parts.Length > 1 ? "&" + parts[1] : "")}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Data["photos"]!.AsArray().Select(photo => (string)photo!["id"]!)];
    }

    private async Task<List<string>> SuggestAsync(string text) =>
        [.. (await _owner.GetAsync($"/api/v1/search/suggestions?q={Uri.EscapeDataString(text)}")).Data["suggestions"]!.AsArray().Select(one => $"{one!["text"]} {one["kind"]} {one["count"]}")];
}
