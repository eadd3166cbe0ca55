using PhotoGrid.Jobs;

namespace PhotoGrid.Server.Workers;

/// <summary>Runs jobs as long as the server runs.</summary>
internal sealed class JobWorker(JobRunner runner) : BackgroundService
{
    // Yields first: looking for work must not hold up the first answer.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await runner.RunAsync(stoppingToken);
    }
}
