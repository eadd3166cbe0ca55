using System.Diagnostics;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench;

/// <summary>From exec to the first answer, on a folder that has an account and no photos.</summary>
internal static class StartBench
{
    private const int Runs = 7;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using (var first = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = new Client(first.Address);
            await client.SetUpAsync();
            await first.StopAsync();
        }

        var wall = new List<double>();
        var cpu = new List<double>();
        var memory = new List<long>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await using var server = await PublishedServer.StartAsync(folder.Path);
            wall.Add(watch.Elapsed.TotalSeconds);
            cpu.Add(ProcessTree.CpuSeconds(server.ProcessId));
            memory.Add(ProcessTree.ResidentBytes(server.ProcessId));
            await server.StopAsync();
        }

        report.Add("cold start, CPU until the first 200", "≤ 0.4 s", FormattableString.Invariant($"{Median(cpu):F2} s"), "`/readyz`, exec included");
        report.Add("cold start, wall until the first 200", "≤ 0.4 s", FormattableString.Invariant($"{Median(wall):F2} s"), "asked every 20 ms");
        report.Add("memory just started", "—", FormattableString.Invariant($"{Median(memory.Select(bytes => bytes / 1e6)):F0} MB"), "resident, whole process tree");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
