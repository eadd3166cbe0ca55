using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Import;

/// <summary>The generated export of the shared corpus, with its truth.</summary>
public sealed class TakeoutTests
{
    [NeedsTakeoutFact]
    public async Task The_generated_export_reconciles_exactly_and_a_second_run_imports_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var folder = NeedsTakeoutFactAttribute.Folder!;
        string[] zips = [Path.Combine(folder, "takeout-001.zip"), Path.Combine(folder, "takeout-002.zip")];
        var truth = File.ReadLines(Path.Combine(folder, "expected.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();

        var (code, report) = await server.ImportAsync(owner, zips);

        // 60 photos, 6 edited ones, 6 once more in albums; 54 descriptions and the 6 in albums; 3 albums.
        Assert.Equal((0, "135 66 6 60 3 0"), (code, Importing.Account(report)));
        var hashes = Hashes(zips);
        var photos = await owner.PhotosAsync();
        Assert.Equal(66, photos.Count);
        foreach (var expected in truth)
        {
            var photo = photos[hashes[(string)expected["file"]!]];
            if (expected["sidecar"] is null)
                continue;
            Assert.Equal(Moment((string)expected["utc"]!), Moment((string)photo["takenAt"]!).AddMilliseconds(-Moment((string)photo["takenAt"]!).Millisecond));
            Assert.Equal((double?)expected["lat"], (double?)photo["location"]?["lat"]);
            Assert.Equal((double?)expected["lon"], (double?)photo["location"]?["lon"]);
            Assert.Equal((bool)expected["favorite"]!, (bool)photo["isFavorite"]!);
            Assert.Equal((string)expected["case"]! == "caption", ((string?)photo["description"])?.StartsWith("caption ", StringComparison.Ordinal) == true);
        }

        foreach (var number in Enumerable.Range(0, 3))
        {
            var names = truth.Where((expected, i) => (string)expected["case"]! == "album" && i / 20 == number).Select(expected => hashes[(string)expected["file"]!]);
            Assert.Equal(names.ToHashSet(), (await owner.AlbumAsync($"Trip {number}")).ToHashSet());
        }

        var (_, again) = await server.ImportAsync(owner, zips[1], zips[0]);
        Assert.Equal("135 0 72 60 3 0", Importing.Account(again));
        var now = await owner.PhotosAsync();
        Assert.Equal(photos.Keys.ToHashSet(), now.Keys.ToHashSet());
        foreach (var field in new[] { "id", "version", "takenAt", "takenAtSource", "description" })
            Assert.All(photos, photo => Assert.Equal(photo.Value[field]?.ToJsonString(), now[photo.Key][field]?.ToJsonString()));
    }

    [NeedsTakeoutFact]
    public async Task One_half_first_and_both_later_is_the_same_as_both_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        using var other = await server.AddUserAsync(owner);
        var folder = NeedsTakeoutFactAttribute.Folder!;
        string[] zips = [Path.Combine(folder, "takeout-001.zip"), Path.Combine(folder, "takeout-002.zip")];

        await server.ImportAsync(owner, zips);
        var (_, half) = await server.ImportAsync(other, zips[1]);
        await server.ImportAsync(other, zips);

        // What describes some of its photos is in the other half.
        Assert.True((long)half["described"]! < (long)half["stored"]! + (long)half["duplicates"]!);
        var (whole, later) = (await owner.PhotosAsync(), await other.PhotosAsync());
        Assert.Equal(whole.Keys.ToHashSet(), later.Keys.ToHashSet());
        foreach (var (hash, photo) in whole)
        {
            foreach (var field in new[] { "takenAt", "location", "description", "isFavorite", "isArchived" })
                Assert.Equal(photo[field]?.ToJsonString(), later[hash][field]?.ToJsonString());
        }

        for (var number = 0; number < 3; number++)
            Assert.Equal(await owner.AlbumAsync($"Trip {number}"), await other.AlbumAsync($"Trip {number}"));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Hashes(IEnumerable<string> zips)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var path in zips)
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                hashes[entry.FullName] = TestPhotos.HashOf(content.ToArray());
            }
        }

        return hashes;
    }
}
