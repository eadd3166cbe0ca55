using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Folders;

/// <summary>The worker on its own: nobody calls it.</summary>
public sealed class FolderWatchTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("photogrid-folder-").FullName;
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 60; i++)
            Put($"{i}.png", i);
        _server = await TestServer.StartAsync(
            $"--Import:Folders:0:Path={_root}", "--Import:Folders:0:User=owner@example.org", "--Import:Folders:0:Mode=reference",
            "--Import:RescanSeconds=1", "--Import:SettleSeconds=0.2");
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task New_files_come_in_by_themselves_and_a_mass_disappearance_asks_before_anything_is_concluded()
    {
        await UntilAsync(async () => (long)(await FolderAsync())["photos"]! == 60);
        Put("later/new.png", 100);
        await UntilAsync(async () => (long)(await FolderAsync())["photos"]! == 61);

        for (var i = 0; i < 40; i++)
            File.Delete(Path.Combine(_root, $"{i}.png"));
        await UntilAsync(async () => (string)(await FolderAsync())["state"]! == "asks");

        var folder = await FolderAsync();
        Assert.Equal((40, 0), ((long)folder["asks"]!, (long)folder["gone"]!));
        Assert.Equal(61, (long)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);

        var path = $"/api/v1/folders/{(string)folder["id"]!}/answer";
        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync(path, new JsonObject { ["photos"] = "burn" })).Code);
        var answer = await _owner.PostAsync(path, new JsonObject { ["photos"] = "trash" });
        Assert.Equal(("here", 40), ((string)answer.Data["state"]!, (int)answer.Data["gone"]!));
        Assert.Equal(21, (long)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        Assert.Equal(40, (long)(await _owner.GetAsync("/api/v1/photos?filter=trash")).Json!["meta"]!["total"]!);
        Assert.Equal("CONFLICT", (await _owner.PostAsync(path, new JsonObject { ["photos"] = "keep" })).Code);
    }

    [Fact]
    public async Task A_stranger_sees_no_folder_of_anothers()
    {
        await UntilAsync(async () => (long)(await FolderAsync())["photos"]! == 60);
        using var stranger = await _server.AddUserAsync(_owner);

        Assert.Empty((await stranger.GetAsync("/api/v1/folders")).Data["folders"]!.AsArray());
        var answer = await stranger.PostAsync($"/api/v1/folders/{(string)(await FolderAsync())["id"]!}/answer", new JsonObject { ["photos"] = "trash" });
        Assert.Equal((HttpStatusCode.NotFound, "FOLDER_NOT_FOUND"), (answer.Status, answer.Code));
    }

    private void Put(string path, int seed)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, TestPhotos.Png(seed));
    }

    private async Task<JsonNode> FolderAsync() => Assert.Single((await _owner.GetAsync("/api/v1/folders")).Data["folders"]!.AsArray())!;

    // Nothing here is timed: a machine that is slow takes longer, one that never gets there fails.
    private static async Task UntilAsync(Func<Task<bool>> there)
    {
        for (var turn = 0; turn < 600; turn++)
        {
            if (await there())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It never came.");
    }
}
