using PhotoGrid.Maintenance;

namespace PhotoGrid.Server.Workers;

/// <summary>
/// Gives memory back when nothing is going on: an evening's uploads leave room in the collector's and SQLite's heaps that nobody needs
/// until the next. Costs some ten milliseconds, once, after a while of quiet.
/// </summary>
internal sealed class MemoryTrimmer(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(10);

    // Less processor time than this in a look is nobody's request.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(200);

    // Less was allocated since the last time: not worth it.
    private const long WorthBytes = 16 * 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_look, clock);
        var (busy, allocated) = (Environment.CpuUsage.TotalTime, 0L);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = Environment.CpuUsage.TotalTime;
                if (now - busy < _quiet && GC.GetTotalAllocatedBytes() - allocated > WorthBytes)
                {
                    ProcessMemory.Trim();
                    allocated = GC.GetTotalAllocatedBytes();
                }

                busy = Environment.CpuUsage.TotalTime;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
