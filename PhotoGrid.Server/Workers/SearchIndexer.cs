using System.Data.Common;
using PhotoGrid.Foundation;
using PhotoGrid.Search.Indexing;

namespace PhotoGrid.Server.Workers;

/// <summary>
/// Brings the indexes of changed libraries up to date, a moment after a change, so that a burst is one step. What it misses (a stop, a
/// fault) the next change or search makes good.
/// </summary>
internal sealed class SearchIndexer(IndexLine line, UpdateIndex update, TimeProvider clock, ILogger<SearchIndexer> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await line.WaitAsync(stoppingToken);
                await Task.Delay(Gather, clock, stoppingToken);
                foreach (var owner in line.Take())
                    await RunAsync(owner, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task RunAsync(UserId owner, CancellationToken ct)
    {
        try
        {
            await update.RunAsync(owner, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException) // A disk that is full or away, a library that is being erased.
        {
            Log.IndexingFailed(log, fault, owner.Value);
        }
    }
}
