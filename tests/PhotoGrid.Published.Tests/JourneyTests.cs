using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests;

/// <summary>A library from an empty folder to a restart, on the file that ships.</summary>
public sealed class JourneyTests
{
    private static readonly int[] Sizes = [150, 400, 800, 1920];
    private static readonly string[] Formats = ["webp", "avif", "jpg"];

    [PublishedFact]
    public async Task Small_generated_images_come_back_whole_before_and_after_a_restart()
    {
        var images = Enumerable.Range(1, 4).ToDictionary(i => $"image-{i}.png", i => TinyPng.Make(i, 90 + (i * 10), 60));
        // 6 MB of noise: two parts, of which the second is sent first.
        images["large.png"] = TinyPng.Make(99, 2000, 1000);

        await LiveAsync(images);
    }

    [CorpusFact]
    public async Task Twenty_four_real_photos_come_back_whole_before_and_after_a_restart()
    {
        var paths = Needs.CorpusPhotos(1_000_000, 4_000_000);
        var images = new Dictionary<string, byte[]>();
        var known = new HashSet<string>();
        foreach (var path in paths)
        {
            var bytes = await File.ReadAllBytesAsync(path);
            if (images.Count < 24 && known.Add(Convert.ToHexString(SHA256.HashData(bytes))))
            {
                images[$"{images.Count:00}-{Path.GetFileName(path)}"] = bytes;
            }
        }

        Assert.Equal(24, images.Count);
        await LiveAsync(images);
    }

    [PublishedFact]
    public async Task Nothing_is_served_without_credentials()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var owner = new Client(server.Address);
        await owner.SetUpAsync();
        await owner.SignInAsync();
        var made = await owner.UploadAsync("private.png", TinyPng.Make(7));
        var photo = await owner.ProcessedAsync((string)made["photo"]!["id"]!);
        var urls = photo["urls"]!;

        using var nobody = new Client(server.Address);
        string[] closed =
        [
            "/api/v1/me", "/api/v1/me/preferences", "/api/v1/me/sessions", "/api/v1/me/api-keys", "/api/v1/users", "/api/v1/jobs",
            "/api/v1/photos", $"/api/v1/photos/{photo["id"]}", (string)urls["original"]!, "/api/v1/timeline", "/api/v1/timeline/geometry",
            "/api/v1/timeline/hashes?from=0&count=10", "/api/v1/events", "/api/v1/changes?since=0",
        ];
        foreach (var path in closed)
        {
            using var answer = await nobody.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{path}: {(int)answer.StatusCode}");
        }

        foreach (var path in Sizes.SelectMany(size => Formats.Select(format => Rendition(photo, size, format))))
        {
            using var answer = await nobody.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, $"{path}: {(int)answer.StatusCode}");
        }
    }

    private static async Task LiveAsync(Dictionary<string, byte[]> images)
    {
        using var folder = new DataFolder();
        var ids = new Dictionary<string, string>();
        await using (var server = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = new Client(server.Address);
            await client.SetUpAsync();
            await client.SignInAsync();
            foreach (var (name, bytes) in images)
            {
                var made = await client.UploadAsync(name, bytes);
                Assert.Equal("created", (string)made["status"]!);
                ids[name] = (string)made["photo"]!["id"]!;
            }

            await EverythingIsThereAsync(client, images, ids);
            await DuplicatesAreKnownAsync(client, images.First(), ids);
            Assert.Equal(0, await server.StopAsync());
        }

        await using (var server = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = new Client(server.Address);
            await client.SignInAsync();
            await EverythingIsThereAsync(client, images, ids);
        }
    }

    private static async Task EverythingIsThereAsync(Client client, Dictionary<string, byte[]> images, Dictionary<string, string> ids)
    {
        foreach (var (name, bytes) in images)
        {
            var photo = await client.ProcessedAsync(ids[name]);
            Assert.True((string)photo["processing"]! == "ready", $"{name}: {photo["processing"]} {photo["processingError"]}");
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string)photo["sha256"]!);
            Assert.Equal(bytes, await client.BytesAsync((string)photo["urls"]!["original"]!));
            foreach (var size in Sizes)
            {
                foreach (var format in Formats)
                {
                    var rendition = await client.BytesAsync(Rendition(photo, size, format));
                    Assert.True(Signature(rendition) == format, $"{name} {size}.{format} begins as {Signature(rendition)}");
                }
            }
        }

        var listed = await client.PhotosAsync();
        Assert.Equal(ids.Values.Order(), listed.Select(photo => (string)photo["id"]!).Order());
        var times = listed.Select(photo => DateTimeOffset.Parse((string)photo["takenAt"]!, null)).ToList();
        Assert.Equal(times.OrderDescending(), times);
        var timeline = await client.GetAsync("/api/v1/timeline");
        Assert.Equal(images.Count, (int)timeline["total"]!);
    }

    private static async Task DuplicatesAreKnownAsync(Client client, KeyValuePair<string, byte[]> known, Dictionary<string, string> ids)
    {
        var atInit = await client.UploadAsync("again-" + known.Key, known.Value, sayHash: true);
        Assert.Equal("duplicate", (string)atInit["status"]!);
        Assert.Equal(ids[known.Key], (string)atInit["existingPhoto"]!["id"]!);

        var atComplete = await client.UploadAsync("and-again-" + known.Key, known.Value);
        Assert.Equal("duplicate", (string)atComplete["status"]!);
        Assert.Equal(ids[known.Key], (string)atComplete["photo"]!["id"]!);
    }

    // urls.full is the 1920 rendition; the same path with another size or ending is another rendition.
    private static string Rendition(JsonNode photo, int size, string format) =>
        ((string)photo["urls"]!["full"]!).Replace("_1920.webp", $"_{size}.{format}", StringComparison.Ordinal);

    private static string Signature(byte[] bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => "avif",
        _ => Convert.ToHexString(bytes.AsSpan(0, Math.Min(12, bytes.Length))),
    };
}
