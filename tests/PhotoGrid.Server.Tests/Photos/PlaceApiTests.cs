using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Core.Tests.Places;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance;

namespace PhotoGrid.Server.Tests.Photos;

public sealed class PlaceApiTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photogrid-places-");
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync($"--Places:File={TinyPlaces.Write(Path.Combine(_folder.FullName, "places.bin"))}");
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [NeedsVipsFact]
    public async Task A_clock_without_an_offset_is_read_where_the_photo_was_taken()
    {
        var photo = await AddAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00", Place = (27.71, 85.33) });

        Assert.Equal("2019-07-04T15:30:00.000+05:45", (string)photo["takenAt"]!);
        Assert.Equal(("exif-place", "+05:45", "Asia/Kathmandu"), Source(photo));
        Assert.Equal(("Kathmandu", "Bagmati Province", "Nepal", "NP"), PlaceOf(photo));
    }

    [NeedsVipsFact]
    public async Task An_offset_in_the_file_counts_more_than_the_place()
    {
        var photo = await AddAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00", Offset = "+02:00", Place = (35.69, 139.69) });

        Assert.Equal("2019-07-04T15:30:00.000+02:00", (string)photo["takenAt"]!);
        Assert.Equal(("exif-offset", "+02:00", null), Source(photo));
        Assert.Equal("Tokyo", (string)photo["location"]!["place"]!["city"]!);
    }

    [NeedsVipsFact]
    public async Task At_sea_there_is_a_location_and_no_place()
    {
        var photo = await AddAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00", Place = (0, -30) });

        Assert.Equal((-30, "exif"), ((double)photo["location"]!["lon"]!, (string)photo["takenAtSource"]!));
        Assert.Null(photo["location"]!["place"]);
        Assert.Null(photo["utcOffset"]);
    }

    [NeedsVipsTheory]
    [InlineData("PXL_20190704_133000123.jpg", "2019-07-04T15:30:00.123+02:00")]
    [InlineData("IMG-20190704-WA0001.jpg", "2019-07-04T12:00:00.000+02:00")]
    public async Task A_date_in_the_name_is_read_at_the_place_too(string name, string expected)
    {
        var photo = await AddAsync(new TestJpeg(1) { Place = (52.52, 13.40) }, name);

        Assert.Equal((expected, "filename", "Europe/Berlin"), ((string)photo["takenAt"]!, (string)photo["takenAtSource"]!, (string)photo["timeZone"]!));
    }

    [NeedsVipsFact]
    public async Task A_place_that_a_person_gives_is_named_and_one_that_is_taken_away_is_forgotten()
    {
        var photo = await AddAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00", Offset = "+02:00" });
        var path = $"/api/v1/photos/{photo["id"]}";

        var named = await _owner.PutAsync(path, new JsonObject { ["location"] = new JsonObject { ["lat"] = 52.40, ["lon"] = 13.27 } });
        var moved = await _owner.PutAsync(path, new JsonObject { ["location"] = new JsonObject { ["lat"] = -18.14, ["lon"] = 178.44 } });
        var removed = await _owner.PutAsync(path, JsonNode.Parse("""{"location":null}"""));

        Assert.Equal(("Teltow", "Brandenburg", "Germany", "DE"), PlaceOf(named.Data));
        Assert.Equal(("Suva", "Central", "Fiji", "FJ"), PlaceOf(moved.Data));
        Assert.Null(removed.Data["location"]);
        Assert.Equal("2019-07-04T15:30:00.000+02:00", (string)removed.Data["takenAt"]!);
    }

    [NeedsVipsFact]
    public async Task Photos_that_came_before_the_names_get_theirs_and_their_clocks()
    {
        await using var server = await TestServer.StartAsync($"--Places:File={_folder.FullName}/later.bin");
        using var owner = await server.SetUpAsync();
        Assert.True(UserId.TryParse(owner.Id, out var id));
        var before = (await owner.UploadAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00", Place = (27.71, 85.33) }.ToBytes(), "a.jpg")).Data["photo"]!;
        Assert.Null(before["location"]!["place"]);
        Assert.Equal("exif", (string)before["takenAtSource"]!);

        TinyPlaces.Write(Path.Combine(_folder.FullName, "later.bin"));
        await server.RestartAsync();
        await server.Services.GetRequiredService<KeepHouse>().RunAsync(id, default);

        using var again = await server.SignInAsync("owner@example.org");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        JsonNode photo;
        while ((photo = (await again.GetAsync($"/api/v1/photos/{before["id"]}")).Data)["location"]!["place"] is null)
            await Task.Delay(50, limit.Token);
        Assert.Equal(("Kathmandu", "Bagmati Province", "Nepal", "NP"), PlaceOf(photo));
        Assert.Equal(("exif-place", "+05:45", "Asia/Kathmandu"), Source(photo));
        Assert.Equal((long)before["version"]!, (long)photo["version"]!);
    }

    [NeedsVipsFact]
    public async Task A_place_given_later_sets_the_zone_of_a_clock_without_an_offset()
    {
        var photo = await AddAsync(new TestJpeg(1) { TakenAt = "2019:07:04 15:30:00" });

        var named = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}", new JsonObject { ["location"] = new JsonObject { ["lat"] = 35.69, ["lon"] = 139.69 } });

        Assert.Equal("2019-07-04T15:30:00.000+09:00", (string)named.Data["takenAt"]!);
        Assert.Equal("exif-place", (string)named.Data["takenAtSource"]!);
    }

    [Fact]
    public async Task The_server_says_whether_it_names_places_and_whose_names_they_are()
    {
        await using var without = await TestServer.StartAsync("--Places:File=/nowhere/places.bin");
        using var visitor = without.Anonymous();

        var with = await _owner.GetAsync("/api/v1/server");
        var off = await visitor.GetAsync("/api/v1/server");

        Assert.True((bool)with.Data["features"]!["places"]!);
        Assert.Contains("GeoNames", (string)with.Data["notices"]![0]!["text"]!);
        Assert.Contains("CC BY 4.0", (string)with.Data["notices"]![0]!["text"]!);
        Assert.False((bool)off.Data["features"]!["places"]!);
        Assert.Empty(off.Data["notices"]!.AsArray());
    }

    private async Task<JsonNode> AddAsync(TestJpeg jpeg, string name = "DSC_0001.JPG") =>
        (await _owner.UploadAsync(jpeg.ToBytes(), name)).Data["photo"]!;

    private static (string?, string?, string?) Source(JsonNode photo) => ((string?)photo["takenAtSource"], (string?)photo["utcOffset"], (string?)photo["timeZone"]);

    private static (string?, string?, string?, string?) PlaceOf(JsonNode photo)
    {
        var place = photo["location"]!["place"]!;
        return ((string?)place["city"], (string?)place["region"], (string?)place["country"], (string?)place["countryCode"]);
    }
}
