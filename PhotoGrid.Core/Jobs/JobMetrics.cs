using System.Diagnostics.Metrics;

namespace PhotoGrid.Jobs;

/// <summary>What became of jobs, for whoever listens to the meter PhotoGrid.</summary>
internal static class JobMetrics
{
    private static readonly Meter Meter = new("PhotoGrid");
    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("photogrid.jobs.total");

    /// <summary><paramref name="outcome"/> is done, retried or parked.</summary>
    public static void Count(string kind, string outcome) => Jobs.Add(1, new("kind", kind), new("outcome", outcome));
}
