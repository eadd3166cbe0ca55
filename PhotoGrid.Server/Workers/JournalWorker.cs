using System.Data.Common;
using PhotoGrid.Foundation;
using PhotoGrid.Sync;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Server.Workers;

/// <summary>
/// Writes what changed to the journals: a second after a change, so that a burst is one write, and well within the five that are promised.
/// A medium that is away is tried again until it is back; requests never wait for any of this.
/// </summary>
internal sealed class JournalWorker(JournalMarks marks, WriteJournal write, PruneChanges prune, TimeProvider clock, ILogger<JournalWorker> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(24);

    // After this long without a change a library's mark is taken away, and costs its next change one more flush of catalog.db.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Dictionary<UserId, (long Journaled, DateTimeOffset At)> _written = [];
    private readonly Dictionary<UserId, DateTimeOffset> _pruned = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RecallAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await WaitAsync(stoppingToken);
                await Task.Delay(Gather, clock, stoppingToken);
                foreach (var owner in marks.Take())
                    await RunAsync(owner, stoppingToken);
                await LowerAsync(clock.GetUtcNow() - Quiet, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            foreach (var owner in marks.Take())
                await RunAsync(owner, CancellationToken.None);
            await LowerAsync(DateTimeOffset.MaxValue, CancellationToken.None);
        }
    }

    private async Task RecallAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await marks.RecallAsync(ct);
                return;
            }
            catch (Exception fault) when (fault is IOException or DbException)
            {
                Log.JournalWaits(log, fault, RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, clock, ct);
            }
        }
    }

    // Wakes for a change, and now and then to see who has become quiet.
    private async Task WaitAsync(CancellationToken ct)
    {
        if (_written.Count == 0)
        {
            await marks.WaitAsync(ct);
            return;
        }

        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(marks.WaitAsync(quiet.Token).AsTask(), Task.Delay(Quiet, clock, quiet.Token));
        await quiet.CancelAsync();
    }

    private async Task RunAsync(UserId owner, CancellationToken ct)
    {
        try
        {
            var now = clock.GetUtcNow();
            _written[owner] = (await write.RunAsync(owner, ct), now);
            if (!_pruned.TryGetValue(owner, out var last) || now - last > Housekeeping)
            {
                await prune.RunAsync(owner, ct);
                _pruned[owner] = now;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            Log.JournalWaits(log, fault, RetryAfter.TotalSeconds);
            _ = WakeLaterAsync(owner, ct);
        }
    }

    private async Task WakeLaterAsync(UserId owner, CancellationToken ct)
    {
        // At the end of the program the mark in the catalog does the same for the next start.
        await Task.Delay(RetryAfter, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        marks.Wake(owner);
    }

    private async Task LowerAsync(DateTimeOffset before, CancellationToken ct)
    {
        foreach (var (owner, (journaled, at)) in _written.ToList())
        {
            if (at >= before)
                continue;
            try
            {
                await marks.LowerAsync(owner, journaled, ct);
                write.Close(owner);
                _written.Remove(owner);
            }
            catch (Exception fault) when (fault is IOException or DbException)
            {
                // A mark too many costs one look at the next start.
                Log.JournalWaits(log, fault, Quiet.TotalSeconds);
            }
        }
    }
}
