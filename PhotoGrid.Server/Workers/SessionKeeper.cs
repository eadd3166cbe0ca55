using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Maintenance;

namespace PhotoGrid.Server.Workers;

/// <summary>Every few minutes, and once at the end, writes down when sessions were used and removes those that have ended. Erasures of accounts are finished.</summary>
internal sealed class SessionKeeper(SweepSessions sweep, EraseAccount erase, TimeProvider clock, ILogger<SessionKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            await SweepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await SweepAsync(CancellationToken.None);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        try
        {
            await sweep.RunAsync(ct);
            await erase.FinishAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Losing a time of last use loses nothing that matters, and the next sweep is minutes away.
            Log.SweepFailed(log, fault);
        }
    }
}
