using Xunit.Abstractions;

namespace PhotoGrid.Published.Tests.Formats;

/// <summary>Files that are meant to harm, many at once: the server answers all along, and every one has its verdict.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Variants = 12;
    private const int AtOnce = 4;
    private const long WorkerLimit = 1800L << 20;

    [FormatsFact]
    public async Task Bombs_and_mutations_of_every_format_are_refused_parked_or_shown_and_the_server_stays_well()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();
        var hostile = Hostile().ToList();
        var verdicts = new Intake[hostile.Count];
        await using var watch = new Watch(server);

        await Parallel.ForEachAsync(Enumerable.Range(0, hostile.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            verdicts[i] = await (await Intake.SendAsync(client, hostile[i].Name, hostile[i].Bytes())).ProcessedAsync(client));

        output.WriteLine($"{string.Join(", ", verdicts.CountBy(verdict => verdict.Status))}; {watch.Answers} answers, the largest worker {watch.LargestWorker >> 20} MB");
        Assert.Empty(watch.Troubles);
        Assert.True(watch.Answers > 10 && watch.LargestWorker < WorkerLimit, $"{watch.Answers} answers, a worker of {watch.LargestWorker >> 20} MB");
        Assert.All(verdicts, verdict => Assert.Contains(verdict.Status, (string[])["ready", "failed", "refused", "duplicate"]));
        Assert.Equal(16, verdicts.Count(verdict => verdict.File.StartsWith("bombs-generated/", StringComparison.Ordinal) && verdict.Status is "failed" or "refused" or "ready"));
        // Nothing that a file can do fills the log: a line for each worker that was lost, and each is short.
        Assert.InRange(server.Output.Length, 0, verdicts.Length * 2000);
        var good = await client.UploadAsync("good.png", TinyPng.Make(1));
        Assert.Equal("ready", (string)(await client.ProcessedAsync((string)good["photo"]!["id"]!))["processing"]!);
    }

    private static IEnumerable<(string Name, Func<byte[]> Bytes)> Hostile()
    {
        var files = Needs.CorpusFiles().ToList();
        foreach (var bomb in files.Where(file => file.StartsWith("bombs-generated/", StringComparison.Ordinal)))
        {
            yield return (bomb, () => File.ReadAllBytes(Needs.CorpusPath(bomb)));
        }

        // What fuzzers found for other readers of tags. Their own ending is not a photo's: under these names they are looked into.
        foreach (var found in files.Where(file => file.EndsWith(".fuzzed", StringComparison.Ordinal)))
        {
            yield return (found + ".jpg", () => File.ReadAllBytes(Needs.CorpusPath(found)));
        }

        foreach (var ending in (string[])[".jpg", ".png", ".gif", ".webp", ".avif", ".heic", ".jxl"])
        {
            var smallest = files.Where(file => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !file.Contains("bombs", StringComparison.Ordinal))
                .Select(file => (Name: file, new FileInfo(Needs.CorpusPath(file)).Length)).Where(file => file.Length > 2000)
                .OrderBy(file => file.Length).ThenBy(file => file.Name, StringComparer.Ordinal).Take(2);
            foreach (var (name, _) in smallest)
            {
                for (var variant = 0; variant < Variants; variant++)
                {
                    var seed = (variant * 7) + name.Length;
                    yield return ($"{variant}-{Path.GetFileName(name)}", () => Mutation.Of(File.ReadAllBytes(Needs.CorpusPath(name)), seed));
                }
            }
        }
    }
}
