using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench;

/// <summary>
/// Somebody pages through the library while a thousand photos come in, and in the pauses between: the same requests, each for a page that was
/// not asked for before, so that none is a kept one. Memory after each third, once all work is done.
/// </summary>
internal static class BrowseBench
{
    private static readonly int[] _steps = [300, 300, 400];
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20); // between two requests of who browses
    private static readonly TimeSpan _still = TimeSpan.FromSeconds(12);

    private static long _asked;

    public static async Task RunAsync(Report report)
    {
        var photos = Photos();
        if (photos.Count < _steps.Sum())
        {
            report.Add("browsing during an ingest", "p99 < 5 × idle", "not measured", "no generated photos: they need the corpus and python3-pil");
            return;
        }

        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();
        await client.ProcessedAsync((string)(await client.UploadAsync("warm-up.png", TinyPng.Make(1)))["photo"]!["id"]!);

        var (idle, busy, memory, load) = (new List<double>(), new List<double>(), new List<long>(), new List<string>());
        var queue = new ConcurrentQueue<string>(photos);
        foreach (var count in _steps)
        {
            await BrowseAsync(client, busy, IngestAsync(client, queue, count));
            await SettledAsync(client);
            memory.Add(ProcessTree.ResidentOf(server.ProcessId));
            await BrowseAsync(client, idle, Task.Delay(_still));
            load.Add(File.ReadAllText("/proc/loadavg").Split(' ')[0]);
        }

        var (quiet, loud) = (Percentile(idle, 0.99), Percentile(busy, 0.99));
        report.Add("browsing during an ingest, p99 of GET /photos", "< 5 × idle", Text($"{loud / quiet:F1} ×"), Text($"{loud:F1} ms of {busy.Count} against {quiet:F1} ms of {idle.Count} in the pauses of the same run; medians {Percentile(busy, 0.5):F1} and {Percentile(idle, 0.5):F1} ms; wall, each page made anew; load {string.Join(", ", load)}"));
        report.Add("memory after 300, 600 and 1,000 photos", "does not grow", Text($"{string.Join(", ", memory.Select(bytes => (bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture)))} MB"), "resident, the server without its workers, when all thumbnails were made");
    }

    // The large ones first: they are what makes a machine busy.
    private static List<string> Photos() =>
        [.. new[] { "PHOTOGRID_BENCH_PHOTOS", "PHOTOGRID_BENCH_LIBRARY" }.Select(Environment.GetEnvironmentVariable).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder!, "*.*", SearchOption.AllDirectories).Where(IsPhoto).Order(StringComparer.Ordinal)).Take(_steps.Sum())
            .OrderBy(path => Path.GetFileName(path)[^8..], StringComparer.Ordinal)];

    private static bool IsPhoto(string path) =>
        Path.GetExtension(path).Equals(".jpg", StringComparison.OrdinalIgnoreCase) && !path.Contains("/.pool/", StringComparison.Ordinal);

    private static async Task IngestAsync(Client client, ConcurrentQueue<string> queue, int count)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0 && queue.TryDequeue(out var path))
                await client.UploadAsync(Path.GetFileName(path), await File.ReadAllBytesAsync(path));
        }));
        await SettledAsync(client);
    }

    private static async Task BrowseAsync(Client client, List<double> times, Task until)
    {
        while (!until.IsCompleted)
        {
            // Another second each time: no page is one that was kept.
            var before = DateTimeOffset.UnixEpoch.AddYears(60).AddSeconds(Interlocked.Increment(ref _asked));
            var watch = Stopwatch.StartNew();
            await client.GetAsync($"/api/v1/photos?limit=50&to={before:yyyy-MM-ddTHH:mm:ssZ}");
            times.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(_pause);
        }

        await until;
    }

    // All but the larger renditions, which wait for a quiet minute.
    private static async Task SettledAsync(Client client)
    {
        while ((await client.GetAsync("/api/v1/jobs"))["kinds"]!.AsObject().Any(kind => kind.Key is "make-renditions" or "stack-moment"
            && (long)kind.Value!["queued"]! + (long)kind.Value["running"]! + (long)kind.Value["retrying"]! > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static double Percentile(List<double> times, double part)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, (int)(times.Count * part))];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
