using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench;

/// <summary>
/// All that models do for up to 200 photos of the corpus, in a library whose renditions are there: how many a minute, what it takes at most, and what is left
/// of it. The packs are those beside the published file and the shared folder's.
/// </summary>
internal static class VisionBench
{
    private const int Most = 200;
    private const int LeastBytes = 30_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public static async Task RunAsync(Report report)
    {
        var shared = Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") ?? "../shared";
        var corpus = Path.Combine(shared, "corpora/open");
        List<string> photos = Directory.Exists(corpus)
            ? [.. Directory.EnumerateFiles(corpus, "*.*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" && new FileInfo(path).Length > LeastBytes && !path.Contains("generated", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Take(Most)]
            : [];
        if (photos.Count == 0 || !Directory.Exists(Path.Combine(shared, "models")))
        {
            report.Add("vision, photos a minute", "≥ 90 on 2 cores", "not measured", "it needs the corpus and the shared models");
            return;
        }

        using var folder = new DataFolder();
        await using (var server = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = await OpenAsync(server, isNew: true);
            foreach (var path in photos)
                await TryUploadAsync(client, path);
            await DrainAsync(client, _ => { });
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "models"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "models/shared"), Path.GetFullPath(Path.Combine(shared, "models")));
        await MeasureAsync(report, folder.Path);
    }

    private static async Task MeasureAsync(Report report, string folder)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await PublishedServer.StartAsync(folder, "env", "Vision__On=true");
        using var client = await OpenAsync(server, isNew: false);
        var (peak, cpu) = (0L, 0.0);
        await DrainAsync(client, pending =>
        {
            peak = Math.Max(peak, ProcessTree.ResidentBytes(server.ProcessId));
            cpu = Math.Max(cpu, ProcessTree.CpuSeconds(server.ProcessId));
        });
        var minutes = watch.Elapsed.TotalMinutes;
        var looked = (long)(await client.GetAsync("/api/v1/timeline"))["total"]!;
        report.Add("vision, photos a minute", "≥ 90 on 2 cores", Text($"{looked / minutes:F0}"), Text($"{looked} photos of the corpus, faces, things, scenes, text and vectors, {minutes:F1} min, {cpu:F0} s of CPU: {cpu / looked * 1000:F0} ms a photo, {looked / (cpu / 2) * 60:F0} a minute where two cores are its own"));
        report.Add("vision, memory at most, all processes", "≤ 1 GB", Text($"{peak / 1e6:F0} MB"), "sampled every 0.2 s; shared pages are counted for each process");
        await Task.Delay(TimeSpan.FromSeconds(30));
        report.Add("vision, memory 30 s after it", "≤ 150 MB", Text($"{ProcessTree.ResidentBytes(server.ProcessId) / 1e6:F0} MB"), Text($"{ProcessTree.Ids(server.ProcessId).Count} process(es)"));
    }

    private static async Task<Client> OpenAsync(PublishedServer server, bool isNew)
    {
        var client = new Client(server.Address);
        if (isNew)
            await client.SetUpAsync();
        await client.SignInAsync();
        return client;
    }

    // Some of the corpus are broken on purpose.
    private static async Task TryUploadAsync(Client client, string path)
    {
        try
        {
            await client.UploadAsync(Path.GetFileName(path), await File.ReadAllBytesAsync(path));
        }
        catch (InvalidOperationException)
        {
            // Refused; it is not counted.
        }
    }

    private static async Task DrainAsync(Client client, Action<long> look)
    {
        var limit = Stopwatch.StartNew();
        for (var quiet = 0; quiet < 10 && limit.Elapsed < Limit;)
        {
            JsonNode jobs = await client.GetAsync("/api/v1/jobs");
            var pending = (long)jobs["pending"]!;
            quiet = pending == 0 ? quiet + 1 : 0;
            look(pending);
            await Task.Delay(200);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
