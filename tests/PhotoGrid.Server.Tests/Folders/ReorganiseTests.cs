using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;

namespace PhotoGrid.Server.Tests.Folders;

/// <summary>A folder that its owner tidies up, again and again: files and folders get other names and other places, at random and all at once.</summary>
public sealed class ReorganiseTests : IAsyncLifetime
{
    private const int Photos = 80;

    private readonly string _root = Directory.CreateTempSubdirectory("photogrid-folder-").FullName;
    private readonly Random _random = new(20261128);
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
        for (var seed = 0; seed < Photos; seed++)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, $"folder {seed % 8}")).FullName, $"{seed}.png");
            await File.WriteAllBytesAsync(path, TestPhotos.Png(seed, 30 + seed));
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        }
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Ten_reorganisations_keep_every_photo_with_what_was_said_of_it_and_decode_nothing()
    {
        Assert.Equal(Photos, (await LookAsync()).Taken);
        await UntilReadyAsync();
        foreach (var photo in (await PhotosAsync()).Take(10))
            await _owner.DataAsync(HttpMethod.Put, $"/api/v1/photos/{photo!["id"]}", new JsonObject { ["isFavorite"] = true, ["description"] = $"Said of {photo["number"]}" });
        var before = await PhotosAsync();
        var changes = await LastChangeAsync();

        for (var turn = 0; turn < 10; turn++)
        {
            Reorganise(turn);
            var outcome = await LookAsync();
            Assert.Equal(("here", 0, 0), (outcome.State, outcome.Taken, outcome.Gone.Count));
        }

        // Not one event: no photo came, changed, was processed again or went. And whatever was queued would be in the list of jobs.
        Assert.Equal(changes, await LastChangeAsync());
        Assert.Equal(0, await PendingAsync("make-renditions"));
        var after = await PhotosAsync();
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal(Photos, (int)(await _owner.GetAsync("/api/v1/albums")).Data["albums"]![0]!["photoCount"]!);
        foreach (var photo in after)
        {
            var answer = await _owner.Http.GetByteArrayAsync((string)photo!["urls"]!["original"]!);
            Assert.Equal((string)photo["sha256"]!, TestPhotos.HashOf(answer));
        }
    }

    private void Reorganise(int turn)
    {
        var files = Directory.GetFiles(_root, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        _random.Shuffle(files);
        switch (turn % 5)
        {
            case 0: // Other names where they are.
                foreach (var file in files[..40])
                    File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, $"turn {turn} {_random.Next(1_000_000)}.png"));
                break;
            case 1: // Whole folders.
                foreach (var folder in Directory.GetDirectories(_root))
                    Directory.Move(folder, Path.Combine(_root, $"year {turn} {_random.Next(1_000_000)}"));
                break;
            case 2: // Everything into one folder, each with the name of another.
                var heap = Directory.CreateDirectory(Path.Combine(_root, $"heap {turn}")).FullName;
                for (var at = 0; at < files.Length; at++)
                    File.Move(files[at], Path.Combine(heap, $"{(at + 1) % files.Length}.png"));
                break;
            case 3: // By something else, deep down.
                foreach (var file in files)
                    File.Move(file, Path.Combine(Directory.CreateDirectory(Path.Combine(_root, $"a{_random.Next(4)}/b{_random.Next(4)}")).FullName, $"{_random.Next(1_000_000_000)}.png"));
                break;
            default: // The folder above becomes the folder below.
                var inner = Directory.CreateDirectory(Path.Combine(_root, $"all {turn}")).FullName;
                foreach (var folder in Directory.GetDirectories(_root).Where(folder => folder != inner))
                    Directory.Move(folder, Path.Combine(inner, Path.GetFileName(folder)));
                break;
        }
    }

    private async Task<JsonArray> PhotosAsync() => (await _owner.GetAsync("/api/v1/photos?limit=200")).Data["photos"]!.AsArray();

    private async Task<long> LastChangeAsync() => (long)(await _owner.GetAsync("/api/v1/changes?since=0&limit=1")).Data["head"]!;

    private async Task<long> PendingAsync(string kind) => (await _owner.GetAsync("/api/v1/jobs")).Data["kinds"]!.AsObject()
        .Where(one => one.Key == kind).Sum(one => (long)one.Value!["queued"]! + (long)one.Value["running"]! + (long)one.Value["retrying"]!);

    private async Task UntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while ((await PhotosAsync()).Any(photo => (string)photo!["processing"]! == "pending"))
        {
            Assert.False(limit.IsCancellationRequested, "The photos were never ready.");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private Task<ScanOutcome> LookAsync() => _server.Services.GetRequiredService<ScanFolder>()
        .RunAsync(new UserId(Guid.Parse(_owner.Id)), new WatchedFolder(_root, "owner@example.org", FolderMode.Reference, "From the NAS"), believe: false, CancellationToken.None);
}
