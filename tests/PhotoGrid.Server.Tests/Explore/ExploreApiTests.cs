using System.Net;
using System.Text.Json.Nodes;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Tests.Timeline;

namespace PhotoGrid.Server.Tests.Explore;

public sealed class ExploreApiTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _start = new(2019, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly Place _bergen = new("Bergen", "Vestland", "Norway", "NO");

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
    public async Task Photos_are_gathered_with_a_cover_and_the_box_that_lists_them()
    {
        await AddAsync(3, 60.39123456789, 5.32123456789, _bergen);
        await AddAsync(1, -33.9, 151.2, null);

        var answer = await _owner.GetAsync("/api/v1/map/clusters?bbox=-180,-90,180,90&zoom=4");
        var stamp = answer.Data["clusters"]![0]!;
        var box = stamp["bounds"]!;
        var listed = await _owner.GetAsync($"/api/v1/photos?bbox={box["west"]},{box["south"]},{box["east"]},{box["north"]}");

        Assert.Equal(4, (int)answer.Json!["meta"]!["total"]!);
        Assert.Equal((3, "Bergen", "NO"), ((int)stamp["count"]!, (string)stamp["near"]!["city"]!, (string)stamp["near"]!["countryCode"]!));
        Assert.StartsWith($"/thumbnails/{_owner.Id}/3_400.webp", (string)stamp["cover"]!["urls"]!["thumb400"]!, StringComparison.Ordinal);
        Assert.Equal(3, (int)listed.Json!["meta"]!["total"]!);
        Assert.Equal(3, listed.Data["photos"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_album_has_a_map_of_its_own_photos()
    {
        var ids = await AddAsync(3, 60.39, 5.32, _bergen);
        var album = (string)(await _owner.DataAsync(HttpMethod.Post, "/api/v1/albums", new JsonObject { ["name"] = "Rain" }))["id"]!;
        await _owner.DataAsync(HttpMethod.Post, $"/api/v1/albums/{album}/photos", new JsonObject { ["photoIds"] = new JsonArray($"{ids[1]}") });
        using var stranger = await _server.AddUserAsync(_owner);

        var map = await _owner.GetAsync($"/api/v1/map/clusters?zoom=4&albumId={album}");

        Assert.Equal((1, 2), ((int)map.Json!["meta"]!["total"]!, (int)map.Data["clusters"]![0]!["cover"]!["number"]!));
        Assert.Equal((HttpStatusCode.NotFound, "ALBUM_NOT_FOUND"), Of(await stranger.GetAsync($"/api/v1/map/clusters?albumId={album}")));
        Assert.Empty((await stranger.GetAsync("/api/v1/map/clusters")).Data["clusters"]!.AsArray());
    }

    [Fact]
    public async Task Places_lead_to_their_photos()
    {
        await AddAsync(2, 60.39, 5.32, _bergen);
        await AddAsync(1, 60.6, 6.4, new Place("Voss", null, "Norway", "NO"));
        await AddAsync(1, 48.85, 2.35, new Place("Paris", "Île-de-France", "France", "FR"));

        var countries = await _owner.GetAsync("/api/v1/explore/places");
        var towns = await _owner.GetAsync("/api/v1/explore/places?level=city&country=NO&limit=1");

        Assert.Equal(["Norway", "France"], countries.Data["places"]!.AsArray().Select(place => (string)place!["country"]!));
        Assert.Equal(("Bergen", 2), ((string)towns.Data["places"]![0]!["city"]!, (int)towns.Json!["meta"]!["total"]!));
        Assert.Equal("2019-11-28", (string)towns.Data["takenFrom"]!);
        Assert.Equal(3, await TotalAsync("country=NO"));
        Assert.Equal(2, await TotalAsync("country=NO&region=Vestland&city=Bergen"));
        Assert.Equal(1, await TotalAsync("country=NO&region=-"));
        Assert.Equal(1, await TotalAsync("country=FR&region=%C3%8Ele-de-France"));
        Assert.Equal(0, await TotalAsync("country=SE"));
    }

    [Fact]
    public async Task Exploring_shows_places_this_day_and_what_came_last()
    {
        await AddAsync(2, 60.39, 5.32, _bergen);

        var today = await _owner.GetAsync("/api/v1/explore?date=2026-11-28");
        var otherDay = await _owner.GetAsync("/api/v1/explore?date=2026-11-29");

        Assert.Equal("Bergen", (string)today.Data["places"]![0]!["city"]!);
        Assert.Equal(("2019-11-28", 2), ((string)today.Data["onThisDay"]![0]!["day"]!, (int)today.Data["onThisDay"]![0]!["count"]!));
        Assert.Equal([2, 1], today.Data["recent"]!.AsArray().Select(print => (int)print!["number"]!));
        Assert.Empty(otherDay.Data["onThisDay"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/api/v1/explore")).Status);
    }

    [Theory]
    [InlineData("/api/v1/map/clusters?bbox=1,80,3,70")]
    [InlineData("/api/v1/map/clusters?bbox=-181,0,0,1")]
    [InlineData("/api/v1/map/clusters?bbox=0,0,NaN,1")]
    [InlineData("/api/v1/map/clusters?bbox=0,0,1")]
    [InlineData("/api/v1/map/clusters?zoom=-1")]
    [InlineData("/api/v1/map/clusters?zoom=20.5")]
    [InlineData("/api/v1/map/clusters?zoom=x")]
    [InlineData("/api/v1/map/clusters?country=no")]
    [InlineData("/api/v1/map/clusters?city=%00")]
    [InlineData("/api/v1/map/towns")]
    [InlineData("/api/v1/map/towns?bbox=0,0,200,1")]
    [InlineData("/api/v1/explore?date=28.11.2026")]
    [InlineData("/api/v1/explore?date=2026-02-30")]
    [InlineData("/api/v1/explore/places?level=street")]
    [InlineData("/api/v1/explore/places?limit=0")]
    [InlineData("/api/v1/explore/places?country=Norway")]
    public async Task What_can_not_be_meant_is_refused(string path)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), Of(await _owner.GetAsync(path)));
    }

    [Fact]
    public async Task Without_tiles_a_page_may_load_from_here_alone_and_with_them_pictures_from_there()
    {
        var own = await _owner.GetAsync("/api/v1/map");
        await using var server = await TestServer.StartAsync("--Map:TileUrl=https://tiles.example.org/osm/{z}/{x}/{y}.png", "--Map:TileAttribution=© OpenStreetMap contributors");
        using var owner = await server.SetUpAsync();
        var tiled = await owner.GetAsync("/api/v1/map");

        Assert.Null(own.Data["tiles"]);
        Assert.Contains("img-src 'self' blob: data:;", Policy(own), StringComparison.Ordinal);
        Assert.Equal(("https://tiles.example.org/osm/{z}/{x}/{y}.png", 19), ((string)tiled.Data["tiles"]!["url"]!, (int)tiled.Data["tiles"]!["maxZoom"]!));
        Assert.Contains("img-src 'self' blob: data: https://tiles.example.org;", Policy(tiled), StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", Policy(tiled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiles/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example.org/{z}/{x}.png")]
    [InlineData("https://{x}.example.org/{z}/{x}/{y}.png")]
    [InlineData("javascript:{z}{x}{y}")]
    public async Task Tiles_that_can_not_be_meant_stop_the_start(string url)
    {
        var fault = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await (await TestServer.StartAsync($"--Map:TileUrl={url}")).DisposeAsync());

        Assert.Contains("Map:TileUrl", fault.Message, StringComparison.Ordinal);
    }

    private static string Policy(ApiAnswer answer) => answer.Message.Headers.GetValues("Content-Security-Policy").Single();

    private static (HttpStatusCode Status, string? Code) Of(ApiAnswer answer) => (answer.Status, answer.Code);

    private async Task<int> TotalAsync(string query)
    {
        var answer = await _owner.GetAsync($"/api/v1/photos?{query}");
        var total = (int)answer.Json!["meta"]!["total"]!;
        Assert.Equal(total, answer.Data["photos"]!.AsArray().Count);
        return total;
    }

    private Task<List<PhotoId>> AddAsync(int count, double lat, double lon, Place? place)
    {
        Assert.True(GeoPoint.TryCreate(lat, lon, out var point));
        return LibraryRows.AddAsync(_server, _owner, count, _start, photo => photo with { Location = point, Place = place });
    }
}
