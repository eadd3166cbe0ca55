using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PhotoGrid.Core.Tests.Places;

namespace PhotoGrid.Server.Tests.Uploads;

public sealed class SidecarTests : IAsyncLifetime
{
    private const string Words =
        """
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Boats</rdf:li></rdf:Alt></dc:title>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Two boats</rdf:li></rdf:Alt></dc:description>
        <dc:subject><rdf:Bag><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>
        <lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Nepal</rdf:li></rdf:Bag></lr:hierarchicalSubject>
        <exif:DateTimeOriginal>2018-02-03T04:05:06</exif:DateTimeOriginal>
        <exif:GPSLatitude>27,42.6N</exif:GPSLatitude><exif:GPSLongitude>85,19.8E</exif:GPSLongitude>
        <xmp:Rating>5</xmp:Rating>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photogrid-sidecars-");
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

    [NeedsVipsTheory]
    [InlineData("IMG_0001.JPG", "IMG_0001.JPG.xmp")]
    [InlineData("IMG_0001.JPG", "img_0001.xmp")]
    public async Task A_photo_says_what_the_sidecar_after_it_says(string name, string sidecar)
    {
        var photo = await AddAsync(1, name);

        var answer = await _owner.UploadAsync(Bytes(Words), sidecar);

        Assert.Equal((HttpStatusCode.OK, "sidecar"), (answer.Status, (string)answer.Data["status"]!));
        Assert.Null(answer.Data["photo"]);
        await AssertToldAsync(photo);
        Assert.Equal(1, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
    }

    [NeedsVipsTheory]
    [InlineData("IMG_0001.JPG", "IMG_0001.JPG.xmp")]
    [InlineData("ÄRGER.jpg", "ärger.xmp")]
    public async Task A_sidecar_that_comes_first_waits_for_its_photo(string name, string sidecar)
    {
        await _owner.UploadAsync(Bytes(Words), sidecar);
        await SettledAsync();
        var other = await AddAsync(2, "IMG_0002.JPG");

        var photo = await AddAsync(1, name);

        await AssertToldAsync(photo);
        Assert.Null((await _owner.GetAsync($"/api/v1/photos/{other["id"]}")).Data["description"]);
    }

    [NeedsVipsFact]
    public async Task What_it_does_not_say_stays_and_a_person_has_the_last_word_on_the_date()
    {
        var photo = await AddAsync(1, "IMG_0001.JPG");
        var path = $"/api/v1/photos/{photo["id"]}";
        await _owner.PutAsync(path, JsonNode.Parse("""{"takenAt":"2001-01-01T00:00:00+01:00","tags":["mine"]}"""));

        await _owner.UploadAsync(Bytes("<exif:DateTimeOriginal>2018-02-03T04:05:06</exif:DateTimeOriginal><xmp:Rating>3</xmp:Rating><dc:subject><rdf:Bag><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>"), "IMG_0001.xmp");
        await SettledAsync();

        var told = (await _owner.GetAsync(path)).Data;
        Assert.Equal(("2001-01-01T00:00:00.000+01:00", "user"), ((string)told["takenAt"]!, (string)told["takenAtSource"]!));
        Assert.Equal([("mine", "user"), ("boat", "sidecar")], told["tags"]!.AsArray().Select(tag => ((string)tag!["name"]!, (string)tag["source"]!)));
        Assert.False((bool)told["isFavorite"]!);
        Assert.Null(told["location"]);
    }

    [NeedsVipsFact]
    public async Task Of_two_photos_with_one_name_the_date_tells_whose_it_is_and_else_it_waits()
    {
        var first = await AddAsync(1, "IMG_0001.JPG", "2018:02:03 04:05:06");
        var second = await AddAsync(2, "IMG_0001.JPG", "2019:01:01 00:00:00");

        await _owner.UploadAsync(Bytes("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Nobody's</rdf:li></rdf:Alt></dc:description>"), "IMG_0001.xmp");
        await _owner.UploadAsync(Bytes(Words), "IMG_0001.JPG.xmp");
        await SettledAsync();

        Assert.Equal("Two boats", (string)(await _owner.GetAsync($"/api/v1/photos/{first["id"]}")).Data["description"]!);
        Assert.Null((await _owner.GetAsync($"/api/v1/photos/{second["id"]}")).Data["description"]);
    }

    [NeedsVipsFact]
    public async Task It_counts_in_the_storage_once_and_goes_with_its_photo()
    {
        var photo = await AddAsync(1, "IMG_0001.JPG");
        var before = await UsedAsync();
        var content = Bytes(Words);

        await _owner.UploadAsync(content, "IMG_0001.xmp");
        await _owner.UploadAsync(content, "IMG_0001.xmp");
        await SettledAsync();
        var after = await UsedAsync();
        await _owner.DeleteAsync($"/api/v1/photos/{photo["id"]}");
        await _owner.DeleteAsync("/api/v1/trash");

        Assert.Equal(content.Length, after - before);
        Assert.Equal(0, await UsedAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals"), "*.xmp", SearchOption.AllDirectories));
    }

    [NeedsVipsFact]
    public async Task A_broken_one_is_kept_and_parked_and_what_is_no_XMP_is_refused()
    {
        var photo = await AddAsync(1, "IMG_0001.JPG");

        var text = await _owner.UploadAsync("hello"u8.ToArray(), "IMG_0001.xmp");
        var large = await _owner.BeginAsync([], "IMG_0001.xmp", new JsonObject { ["size"] = 17 << 20 });
        var bomb = await _owner.UploadAsync(Encoding.UTF8.GetBytes(TestXmp.Packet("<dc:title>&a;</dc:title>", "<!DOCTYPE x [<!ENTITY a \"b\">]>")), "IMG_0001.xmp");
        await SettledAsync();

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (text.Status, text.Code!));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE"), (large.Status, large.Code!));
        Assert.Equal("sidecar", (string)bomb.Data["status"]!);
        var failure = Assert.Single((await _owner.GetAsync("/api/v1/jobs")).Data["failures"]!.AsArray())!;
        Assert.Equal("read-sidecar", (string)failure["kind"]!);
        Assert.Contains("document type", (string)failure["reason"]!);
        Assert.Null((await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data["description"]);
    }

    private async Task AssertToldAsync(JsonNode photo)
    {
        await SettledAsync();
        var told = (await _owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data;
        Assert.Equal("Two boats", (string)told["description"]!);
        Assert.Equal(("2018-02-03T04:05:06.000+05:45", "sidecar"), ((string)told["takenAt"]!, (string)told["takenAtSource"]!));
        Assert.Equal(("Asia/Kathmandu", "Kathmandu"), ((string)told["timeZone"]!, (string)told["location"]!["place"]!["city"]!));
        Assert.Equal([("boat", "sidecar"), ("Nepal", "sidecar")], told["tags"]!.AsArray().Select(tag => ((string)tag!["name"]!, (string)tag["source"]!)));
        Assert.True((bool)told["isFavorite"]!);
    }

    private async Task<JsonNode> AddAsync(int seed, string name, string? takenAt = null) =>
        (await _owner.UploadAsync(new TestJpeg(seed) { TakenAt = takenAt }.ToBytes(), name)).Data["photo"]!;

    private static byte[] Bytes(string words) => Encoding.UTF8.GetBytes(TestXmp.Packet(words));

    private async Task<long> UsedAsync() => (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!;

    private async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while ((int)((await _owner.GetAsync("/api/v1/jobs")).Data["kinds"]!["read-sidecar"] is { } kind ? (int)kind["queued"]! + (int)kind["running"]! + (int)kind["retrying"]! : 0) > 0)
            await Task.Delay(50, limit.Token);
    }
}
