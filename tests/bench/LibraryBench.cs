using System.Globalization;
using PhotoGrid.Published.Tests;
using PhotoGrid.Published.Tests.Truth;

namespace PhotoGrid.Bench;

/// <summary>A generated library of ten thousand, uploaded, and how much of its truth was found.</summary>
internal static class LibraryBench
{
    public static async Task RunAsync(Report report)
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_BENCH_LIBRARY") is not { Length: > 0 } library || !File.Exists(Path.Combine(library, "truth.jsonl")))
        {
            report.Add("generated library", "dates ≥ 99.5 %", "not measured", "no generated library: it needs the corpus and python3-pil");
            return;
        }

        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();
        var before = ProcessTree.CpuSeconds(server.ProcessId);
        var result = await TruthCheck.RunAsync(client, library);
        var cpu = ProcessTree.CpuSeconds(server.ProcessId) - before;

        foreach (var line in result.Wrong.Take(40))
            Console.Error.WriteLine($"    {line}");
        report.Add("generated library, dates", "≥ 99.5 %", Text($"{100 * result.DatesRight:F2} %"), Text($"of {result.Photos} photos, to the second: the moment where offset or place is known, else the wall clock, else the day in the name"));
        report.Add("generated library, places, cameras, sizes", "all", Text($"{result.WrongIn("place")}, {result.WrongIn("camera")}, {result.WrongIn("size")} wrong"), Text($"{result.WrongIn("absent")} photos absent"));
        report.Add("generated library, exact duplicates", "all", Text($"{result.CopiesFound} of {result.Copies}"), Text($"{result.CopiesMade} that are none were taken for one"));
        var others = result.Strangers.Count(line => line.EndsWith("of another scene", StringComparison.Ordinal));
        foreach (var line in result.Strangers)
            Console.Error.WriteLine($"    {line}");
        report.Add("generated library, bursts stacked", "all", Text($"{100.0 * result.FramesFound / result.Frames:F1} %"), Text($"{result.FramesFound} of {result.Frames} photos stand with their burst; {result.BurstsFound} of {result.Bursts} bursts whole and alone"));
        report.Add("generated library, strangers in stacks", "0", Text($"{others}"), Text($"of another scene; {result.Strangers.Count - others} more were taken within a second before a burst, of the same scene"));
        report.Add("generated library, CPU", "—", Text($"{cpu:F0} s"), "320 pixels a photo; uploaded, read and ready, larger renditions as far as they came");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
