using Xunit.Abstractions;

namespace PhotoGrid.Published.Tests.Formats;

/// <summary>
/// Everything of the shared corpus goes into the published file: photos, videos, bombs, files broken on purpose. What became of each is the
/// table in docs/formats.md; PHOTOGRID_UPDATE_SNAPSHOTS=1 writes it anew.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const string Mark = "<!-- corpus: written by CorpusTests -->\n";

    // Decode workers are ended above 1.5 GiB; between two looks of the pool one may grow a little more.
    private const long WorkerLimit = 1800L << 20;

    [FormatsFact]
    public async Task Every_file_of_the_corpus_is_shown_or_has_its_reason()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();
        await using var watch = new Watch(server);
        var files = new List<Intake>();

        // One after the other: of two files with the same bytes it is always the later one that is the duplicate.
        foreach (var file in Needs.CorpusFiles())
        {
            files.Add(await Intake.SendAsync(client, file, await File.ReadAllBytesAsync(Needs.CorpusPath(file))));
        }

        for (var i = 0; i < files.Count; i++)
        {
            files[i] = await files[i].ProcessedAsync(client);
        }

        output.WriteLine($"{watch.Answers} answers, the largest worker {watch.LargestWorker >> 20} MB");
        Assert.Empty(watch.Troubles);
        Assert.True(watch.Answers > 10 && watch.LargestWorker < WorkerLimit, $"{watch.Answers} answers, a worker of {watch.LargestWorker >> 20} MB");
        Assert.All(files, file => Assert.True(file.Status is "ready" or "duplicate" or "sidecar" || file.Reason is { Length: > 10 }, file.ToString()));
        Compare(IntakeTable.Write(files));
    }

    private static void Compare(string table)
    {
        var page = Path.Combine(Needs.Repository, "docs", "formats.md");
        var text = File.ReadAllText(page);
        var start = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        if (Environment.GetEnvironmentVariable("PHOTOGRID_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(page, text[..start] + table);
        }

        Assert.Equal(File.ReadAllText(page)[start..], table);
    }
}
