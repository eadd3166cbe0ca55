using System.Text.Json.Nodes;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Control;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Tests.Import;

/// <summary>Types <c>photogrid import</c> at a server that runs, as somebody at its machine would.</summary>
internal static class Importing
{
    public static async Task<(int Code, JsonObject Report)> ImportAsync(this TestServer server, ApiClient user, params string[] args)
    {
        var lines = new List<string>();
        var output = VerbOutput.Lines((isError, line) =>
        {
            lines.Add(line);
            return Task.CompletedTask;
        });
        var request = new ControlRequest(["import", .. args, "--user", (string)user.User!["email"]!, "--json"], null);
        var code = await ControlClient.SendAsync(DataFolder.ControlPathOf(server.DataFolder), request, output);
        return (code, JsonNode.Parse(Assert.Single(lines))!.AsObject());
    }

    /// <summary>Files, stored, duplicates, sidecars, album files, left over: the account in one line.</summary>
    public static string Account(JsonObject report)
    {
        Assert.Equal(0, (long)report["unexplained"]!);
        return string.Join(' ', new[] { "files", "stored", "duplicates", "sidecars", "albumFiles", "leftOver" }.Select(name => (long)report[name]!));
    }

    /// <summary>Every photo of a library, the trash included, by its hash.</summary>
    public static async Task<Dictionary<string, JsonNode>> PhotosAsync(this ApiClient user)
    {
        var photos = new Dictionary<string, JsonNode>();
        foreach (var filter in new[] { "", "&filter=archived", "&filter=trash" })
        {
            string? cursor = null;
            do
            {
                var page = await user.GetAsync($"/api/v1/photos?limit=200{filter}{(cursor is null ? "" : $"&cursor={cursor}")}");
                foreach (var photo in page.Data["photos"]!.AsArray())
                    photos.Add((string)photo!["sha256"]!, photo);
                cursor = (string?)page.Data["cursor"];
            }
            while (cursor is not null);
        }

        return photos;
    }

    /// <summary>The hashes of an album's photos, in its order.</summary>
    public static async Task<IReadOnlyList<string>> AlbumAsync(this ApiClient user, string name)
    {
        var albums = (await user.GetAsync("/api/v1/albums?limit=200")).Data["albums"]!.AsArray();
        var album = albums.Single(album => (string)album!["name"]! == name)!;
        var page = await user.GetAsync($"/api/v1/albums/{album["id"]}/photos?limit=200");
        return [.. page.Data["photos"]!.AsArray().Select(photo => (string)photo!["sha256"]!)];
    }
}
