using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Runs;

namespace PhotoGrid.Server.Tests.Import;

public sealed class ImportTests : IAsyncLifetime
{
    private const string Year = "Takeout/Google Photos/Photos from 2019";

    private readonly string _folder = Directory.CreateTempSubdirectory("photogrid-import-").FullName;
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
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_is_imported_with_all_below_it_and_every_file_is_accounted_for()
    {
        Write("2019/a.png", TestPhotos.Png(1));
        Write("2019/deep/er/b.png", TestPhotos.Png(2));
        Write("2020/same as a.png", TestPhotos.Png(1));
        Write("2020/no extension", TestPhotos.Png(3));
        Write("letter.txt", "Dear Ada"u8.ToArray());
        Write("lies.png", "this is text"u8.ToArray());
        Write("empty.jpg", []);
        Write("other.json", "[1,2]"u8.ToArray());
        Write("broken.json", "{"u8.ToArray());
        Write(".hidden.png", TestPhotos.Png(9));
        Write("@eaDir/thumb.png", TestPhotos.Png(9));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.png"), Path.Combine(_folder, "2019/a.png"));
        Pack("inner.zip", ("c.png", TestPhotos.Png(4)), ("more.zip", Packed(("d.png", TestPhotos.Png(5)))));

        var (code, report) = await _server.ImportAsync(_owner, _folder, "--album", "Everything");

        // The zip counts by what is in it, the folder that is passed over as one.
        Assert.Equal("14 4 1 0 0 9", Importing.Account(report));
        Assert.Equal(1, code);
        var left = report["remainder"]!.AsArray().ToDictionary(one => ((string)one!["name"]!).Split(": ")[^1], one => (string)one!["reason"]!);
        Assert.Equal("It is neither photo nor video.", left["letter.txt"]);
        Assert.Equal("It is empty.", left["empty.jpg"]);
        Assert.Equal("This JSON is broken.", left["broken.json"]);
        Assert.Equal("This JSON is not about a photo.", left["other.json"]);
        Assert.Equal("It is a zip within a zip, which is not opened.", left["more.zip"]);
        Assert.Contains("passed over", left["@eaDir/"], StringComparison.Ordinal);
        Assert.Contains("link", left["link.png"], StringComparison.Ordinal);
        Assert.Equal(4, (await _owner.AlbumAsync("Everything")).Count);
        var written = Directory.GetFiles(Path.Combine(_server.DataFolder, "imports"));
        Assert.Equal([".json", ".txt"], written.Select(Path.GetExtension).Order());
        Assert.Contains("letter.txt", await File.ReadAllTextAsync(written.Single(path => path.EndsWith(".txt", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_export_says_of_its_photos_is_said_of_them_here()
    {
        var zip = Pack(
            "takeout.zip",
            ($"{Year}/fav.png", TestPhotos.Png(1)), ($"{Year}/fav.png.json", Described("fav.png", """{"favorited":true,"description":"Ærø ☀"}""")),
            ($"{Year}/arch.png", TestPhotos.Png(2)), ($"{Year}/arch.png.supplemental-metadata.json", Described("arch.png", """{"archived":true,"geoData":{"latitude":60.39,"longitude":5.32}}""")),
            ("Takeout/Google Photos/Papierkorb/gone.png", TestPhotos.Png(3)), ("Takeout/Google Photos/Papierkorb/gone.png.json", Described("gone.png", """{"trashed":true}""")),
            ($"{Year}/IMG-bearbeitet.png", TestPhotos.Png(4)), ($"{Year}/IMG.png", TestPhotos.Png(5)), ($"{Year}/IMG.png.json", Described("IMG.png", """{"geoData":{"latitude":0.0,"longitude":0.0}}""")),
            ($"{Year}/metadata.json", Encoding.UTF8.GetBytes("""{"title":"Photos from 2019"}""")),
            ("Takeout/Google Photos/Trip/arch.png", TestPhotos.Png(2)), ("Takeout/Google Photos/Trip/Metadaten.json", Encoding.UTF8.GetBytes("""{"title":"Trip","description":"Nine days"}""")),
            ("Takeout/Google Photos/Trip(1)/fav.png", TestPhotos.Png(1)), ("Takeout/Google Photos/Trip(1)/Metadaten.json", Encoding.UTF8.GetBytes("""{"albumData":{"title":"Trip"}}""")),
            ("Takeout/archive_browser.html", "<html></html>"u8.ToArray()));

        var (code, report) = await _server.ImportAsync(_owner, zip);

        Assert.Equal((0, "15 5 2 4 3 1"), (code, Importing.Account(report)));
        var photos = await _owner.PhotosAsync();
        var (fav, arch, gone, edited) = (Of(photos, 1), Of(photos, 2), Of(photos, 3), Of(photos, 4));
        Assert.Equal((true, "Ærø ☀"), ((bool)fav["isFavorite"]!, (string)fav["description"]!));
        Assert.StartsWith("2019-07-04T", (string)fav["takenAt"]!, StringComparison.Ordinal);
        Assert.Equal("sidecar", (string)fav["takenAtSource"]!);
        Assert.Equal((true, 60.39), ((bool)arch["isArchived"]!, (double)arch["location"]!["lat"]!));
        Assert.True((bool)gone["isDeleted"]!);
        Assert.Equal(((string)fav["takenAt"]!, null), ((string)edited["takenAt"]!, edited["location"]));
        Assert.Equal([TestPhotos.HashOf(TestPhotos.Png(2))], await _owner.AlbumAsync("Trip"));
        Assert.Equal([TestPhotos.HashOf(TestPhotos.Png(1))], await _owner.AlbumAsync("Trip (2)"));
        Assert.Equal(2, (await _owner.GetAsync("/api/v1/albums")).Data["albums"]!.AsArray().Count);

        // Again: what is in the trash stays there, what somebody changed stays changed.
        await _owner.PutAsync($"/api/v1/photos/{fav["id"]}", new JsonObject { ["description"] = "Mine", ["isFavorite"] = false });
        await _owner.DeleteAsync($"/api/v1/photos/{edited["id"]}");
        var (_, again) = await _server.ImportAsync(_owner, zip);
        Assert.Equal("15 0 7 4 3 1", Importing.Account(again));
        Assert.Equal(2, (int)again["inTrash"]!);
        var now = await _owner.PhotosAsync();
        Assert.Equal(("Mine", false), ((string)Of(now, 1)["description"]!, (bool)Of(now, 1)["isFavorite"]!));
        Assert.True((bool)Of(now, 4)["isDeleted"]!);
        Assert.Equal(2, (await _owner.GetAsync("/api/v1/albums")).Data["albums"]!.AsArray().Count);
    }

    [Fact]
    public async Task Names_in_a_zip_lead_nowhere_and_damage_is_left_out()
    {
        var zip = Pack(
            "bad.zip", ("../../../../evil.png", TestPhotos.Png(1)), ("/etc/cron.d/evil.png", TestPhotos.Png(2)), (@"C:\Windows\evil.png", TestPhotos.Png(3)),
            ("damaged.png", TestPhotos.Png(4)), ("fine.png", TestPhotos.Png(5)));
        var bytes = File.ReadAllBytes(zip);
        var place = bytes.AsSpan().IndexOf(TestPhotos.Png(4).AsSpan(0, 60)) + 70;
        bytes[place] ^= 1;
        File.WriteAllBytes(zip, bytes);
        File.WriteAllBytes(Path.Combine(_folder, "half.zip"), bytes[..(bytes.Length / 2)]);

        var (code, report) = await _server.ImportAsync(_owner, zip, Path.Combine(_folder, "half.zip"));

        Assert.Equal((1, "6 3 0 0 0 3"), (code, Importing.Account(report)));
        Assert.All(report["remainder"]!.AsArray(), left => Assert.Matches("passed over|damaged|no whole zip", (string)left!["reason"]!));
        Assert.All(await _owner.PhotosAsync(), photo => Assert.DoesNotContain('/', (string)photo.Value["filename"]!));
        Assert.All(Directory.EnumerateFiles(_server.DataFolder, "*evil*", SearchOption.AllDirectories),
            path => Assert.StartsWith(Path.Combine(_server.DataFolder, "originals"), path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_stopped_by_a_quota_goes_on_when_there_is_room()
    {
        using var user = await _server.AddUserAsync(_owner);
        for (var seed = 1; seed <= 4; seed++)
            Write($"{seed}.png", TestPhotos.Png(seed));
        await _owner.PutAsync($"/api/v1/users/{user.Id}", new JsonObject { ["quota"] = TestPhotos.Png(1).Length + TestPhotos.Png(2).Length });

        var (_, full) = await _server.ImportAsync(user, _folder);
        await _owner.PutAsync($"/api/v1/users/{user.Id}", new JsonObject { ["quota"] = 1_000_000 });
        var (code, rest) = await _server.ImportAsync(user, _folder);

        Assert.Equal("4 2 0 0 0 2", Importing.Account(full));
        Assert.Equal((0, "4 2 2 0 0 0"), (code, Importing.Account(rest)));
        Assert.Equal(4, (await user.PhotosAsync()).Count);
    }

    [Fact]
    public async Task Thousands_of_files_are_found_again_without_being_stored_for_it()
    {
        var files = Enumerable.Range(0, 300).Select(seed => ($"{seed % 7}/{seed}.png", TestPhotos.Png(seed, 8 + (seed % 5), 8))).ToArray();
        var zip = Pack("many.zip", files);
        var distinct = files.Select(file => TestPhotos.HashOf(file.Item2)).Distinct().Count();

        var (_, first) = await _server.ImportAsync(_owner, zip);
        var (_, again) = await _server.ImportAsync(_owner, zip);

        Assert.Equal($"300 {distinct} {300 - distinct} 0 0 0", Importing.Account(first));
        Assert.Equal("300 0 300 0 0 0", Importing.Account(again));
        Assert.Equal(distinct, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_server.DataFolder, "originals", ".staging")));
    }

    [Fact]
    public async Task One_that_was_broken_off_says_so_and_goes_on_where_it_was()
    {
        for (var seed = 1; seed <= 6; seed++)
            Write($"{seed}.png", TestPhotos.Png(seed));
        var import = _server.Services.GetRequiredService<ImportFiles>();
        var request = new ImportRequest(new UserId(Guid.Parse(_owner.Id)), [_folder], "Trip");
        using var ending = new CancellationTokenSource();

        var half = (await import.RunAsync(request, progress => progress.Done == 3 ? ending.CancelAsync() : Task.CompletedTask, ending.Token)).Value;
        var rest = (await import.RunAsync(request, _ => Task.CompletedTask, default)).Value;

        Assert.Equal((3L, 3L, true), (half.Stored, half.Unexplained, half.Stopped is not null));
        Assert.Equal((3L, 3L, 0L), (rest.Stored, rest.Duplicates, rest.Unexplained));
        Assert.Equal(6, (await _owner.AlbumAsync("Trip")).Count);
    }

    [Fact]
    public async Task Sidecars_go_in_beside_their_photos_of_the_same_folder()
    {
        Write("2019/a.png", TestPhotos.Png(1));
        Write("2019/a.png.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>"u8.ToArray());
        Write("2020/a.png", TestPhotos.Png(2));

        var (_, report) = await _server.ImportAsync(_owner, _folder);
        var (_, again) = await _server.ImportAsync(_owner, _folder);

        Assert.Equal(("3 2 0 1 0 0", "3 0 2 1 0 0"), (Importing.Account(report), Importing.Account(again)));
    }

    [Fact]
    public async Task Wrong_words_are_said()
    {
        var said = new List<string>();
        var output = Cli(said);
        var path = PhotoGrid.Server.Setup.DataFolder.ControlPathOf(_server.DataFolder);

        Assert.Equal(1, await Server.Cli.Control.ControlClient.SendAsync(path, new(["import", _folder, "--user", "nobody@example.org"], null), output));
        Assert.Equal(1, await Server.Cli.Control.ControlClient.SendAsync(path, new(["import", Path.Combine(_folder, "absent"), "--user", (string)_owner.User!["email"]!], null), output));
        Assert.Equal(2, await Server.Cli.Control.ControlClient.SendAsync(path, new(["import", _folder], null), output));
        Assert.Equal(3, said.Count);
    }

    private static Server.Cli.VerbOutput Cli(List<string> said) => Server.Cli.VerbOutput.Lines((_, line) =>
    {
        said.Add(line);
        return Task.CompletedTask;
    });

    private static JsonNode Of(Dictionary<string, JsonNode> photos, int seed) => photos[TestPhotos.HashOf(TestPhotos.Png(seed))];

    // 4 July 2019, 13:30 UTC.
    private static byte[] Described(string title, string more)
    {
        var json = JsonNode.Parse(more)!.AsObject();
        json["title"] = title;
        json["photoTakenTime"] = new JsonObject { ["timestamp"] = "1562247000" };
        json["people"] = new JsonArray(new JsonObject { ["name"] = "Ada" });
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private string Pack(string name, params (string Name, byte[] Bytes)[] files)
    {
        Write(name, Packed(files));
        return Path.Combine(_folder, name);
    }

    private static byte[] Packed(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                stream.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
