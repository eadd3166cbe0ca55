using System.Collections.Concurrent;
using System.Diagnostics;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench;

/// <summary>Photos of 8 to 24 MP from the first byte of the upload to the grid, and what the machine is left with a minute later.</summary>
internal static class IngestBench
{
    private const int Uploaders = 2;

    public static async Task RunAsync(Report report)
    {
        var photos = Environment.GetEnvironmentVariable("PHOTOGRID_BENCH_PHOTOS") is { Length: > 0 } folderOfPhotos && Directory.Exists(folderOfPhotos)
            ? Directory.EnumerateFiles(folderOfPhotos, "*.*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path).Equals(".jpg", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList()
            : [];
        if (photos.Count == 0)
        {
            report.Add("ingest", "≥ 8 photos/s/core at 12 MP", "not measured", "no generated photos: they need the corpus and python3-pil");
            return;
        }

        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();
        await client.ProcessedAsync(PhotoId(await client.UploadAsync("warm-up.png", TinyPng.Make(1))));

        var queue = new ConcurrentQueue<string>(photos);
        var ids = new ConcurrentBag<string>();
        var bytes = 0L;
        var before = ProcessTree.CpuSeconds(server.ProcessId);
        var ownBefore = ProcessTree.OwnCpuSeconds(server.ProcessId);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Uploaders).Select(async _ =>
        {
            while (queue.TryDequeue(out var path))
            {
                var content = await File.ReadAllBytesAsync(path);
                var made = await client.UploadAsync(Path.GetFileName(path), content);
                if ((string?)made["status"] == "created")
                {
                    Interlocked.Add(ref bytes, content.Length);
                    ids.Add(PhotoId(made));
                }
            }
        }));
        var uploaded = watch.Elapsed;
        var megapixels = 0.0;
        foreach (var id in ids)
        {
            var photo = await client.ProcessedAsync(id);
            if ((string?)photo["processing"] != "ready")
            {
                throw new InvalidOperationException($"{photo["filename"]}: {photo["processing"]} {photo["processingError"]}");
            }

            megapixels += (double)photo["width"]! * (double)photo["height"]! / 1e6;
        }

        var ready = watch.Elapsed;
        var cpu = ProcessTree.CpuSeconds(server.ProcessId) - before;
        var own = ProcessTree.OwnCpuSeconds(server.ProcessId) - ownBefore;
        var backlog = ids.Count - await PendingAsync(client);
        var count = ids.Count;
        var perMegapixel = cpu / megapixels;
        report.Add("ingest, photos a second a core at 12 MP", "≥ 8", Text($"{1 / (12 * perMegapixel):F1}"), Text($"{count} photos, {megapixels / count:F1} MP and {bytes / 1e6 / count:F1} MB on average"));
        report.Add("ingest, CPU a megapixel", "≤ 10.4 ms", Text($"{perMegapixel * 1000:F1} ms"), Text($"{cpu:F1} s of CPU for {megapixels:F0} MP, {own:F1} of it in the server; {cpu / count * 1000:F0} ms a photo; {Math.Max(0, backlog)} photos' larger renditions were made meanwhile and are in it"));
        report.Add("ingest, wall", "—", Text($"{count / ready.TotalSeconds:F1} photos/s"), Text($"{Uploaders} uploads at a time; uploaded after {uploaded.TotalSeconds:F1} s, ready after {ready.TotalSeconds:F1} s"));
        await MemoryAsync(report, server, client);
    }

    private static async Task MemoryAsync(Report report, PublishedServer server, Client client)
    {
        await Task.Delay(TimeSpan.FromSeconds(60));
        AddMemory(report, "60 s after an ingest", server, await PendingAsync(client));

        var limit = Stopwatch.StartNew();
        while (await PendingAsync(client) > 0 && limit.Elapsed < TimeSpan.FromMinutes(10))
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
        }

        await Task.Delay(TimeSpan.FromSeconds(60));
        AddMemory(report, "idle, 60 s after the backlog was done", server, await PendingAsync(client));
    }

    private static void AddMemory(Report report, string when, PublishedServer server, long pending)
    {
        var each = ProcessTree.Ids(server.ProcessId).Select(id => Text($"{ProcessTree.ResidentOf(id) / 1e6:F0} ({ProcessTree.AnonymousOf(id) / 1e6:F0} without files)"));
        report.Add($"memory {when}", "≤ 120 MB", Text($"{ProcessTree.ResidentBytes(server.ProcessId) / 1e6:F0} MB"), Text($"processes: {string.Join(" + ", each)} MB; {pending} jobs left to do"));
    }

    private static async Task<long> PendingAsync(Client client) => (long)(await client.GetAsync("/api/v1/jobs"))["pending"]!;

    private static string PhotoId(System.Text.Json.Nodes.JsonNode made) => (string)made["photo"]!["id"]!;

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
