using System.IO.Compression;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Truth;

/// <summary>A Takeout that shared/gen/takeout.py makes anew, imported by the published file: every entry of its zips is accounted for.</summary>
public sealed class TakeoutTests
{
    private const int Photos = 100;

    [GeneratorFact]
    public async Task Every_file_of_a_new_export_is_in_the_account_and_every_photo_in_the_library()
    {
        using var library = new DataFolder();
        await GeneratedLibrary.MakeAsync(library.Path, Photos + 20, seed: 5);
        var zips = Path.Combine(library.Path, "takeout");
        await GeneratedLibrary.MakeTakeoutAsync(library.Path, zips, Photos);
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();

        var first = await ImportAsync(folder.Path, zips);
        var again = await ImportAsync(folder.Path, zips);

        // Ten kinds of photos in turn: the fifth of ten has no description, the ninth an edited copy, the last lies in an album once more.
        var (described, edited, inAlbums) = (Photos - (Photos / 10), Photos / 10, Photos / 10);
        Assert.Equal(Entries(zips), (int)first["files"]!);
        Assert.Equal($"{Photos + edited} {inAlbums} {described + inAlbums} 3 0 0", Account(first));
        Assert.Equal($"0 {Photos + edited + inAlbums} {described + inAlbums} 3 0 0", Account(again));
        Assert.Equal(Photos + edited, (await client.PhotosAsync()).Count);
        Assert.Equal(0, await VerifyAsync(folder.Path));
    }

    private static async Task<JsonNode> ImportAsync(string data, string zips)
    {
        var (_, said) = await PublishedServer.RunAsync(TimeSpan.FromMinutes(5), null,
            "import", Path.Combine(zips, "takeout-001.zip"), Path.Combine(zips, "takeout-002.zip"), "--user", Client.Email, "--data", data, "--json");
        return JsonNode.Parse(said.Split('\n').Last(line => line.StartsWith('{') && line.Contains("\"stored\"", StringComparison.Ordinal)))!;
    }

    private static async Task<int> VerifyAsync(string data) => (await PublishedServer.RunAsync(TimeSpan.FromMinutes(5), null, "verify", "--data", data, "--json")).ExitCode;

    private static int Entries(string folder) => Directory.EnumerateFiles(folder, "*.zip").Sum(path =>
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.Count;
    });

    private static string Account(JsonNode report) =>
        string.Join(' ', new[] { "stored", "duplicates", "sidecars", "albumFiles", "leftOver", "unexplained" }.Select(name => (long)report[name]!));
}
