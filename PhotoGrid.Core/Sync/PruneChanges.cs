using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Sync;

/// <summary>
/// Lets lines older than 90 days shrink to number, moment, what, subject and after: enough to rebuild from and to sync by, no longer enough
/// to undo. Safe to run at any time and as often as wanted.
/// </summary>
public sealed class PruneChanges(ICatalog catalog, TimeProvider clock)
{
    private const string Pruned = "pruned";

    // Short enough that an upload which waits for the writer does not notice.
    private const int Batch = 500;

    /// <summary>How long a line keeps everything.</summary>
    public static TimeSpan Age => TimeSpan.FromDays(90);

    /// <summary>Shrinks what is due in one library; answers up to which number it is done.</summary>
    public async Task<long> RunAsync(UserId owner, CancellationToken ct)
    {
        var before = Instant.Of(clock.GetUtcNow() - Age);
        while (true)
        {
            // Most days there is nothing to do: looking needs no writer.
            long since;
            await using (var look = await catalog.OpenReadAsync(owner, ct))
            {
                since = await Counters.ReadAsync(look, Pruned, ct);
                if (await SyncStore.FindOldAsync(look, since, before, Batch, ct) is null)
                    return since;
            }

            await using var session = await catalog.OpenAsync(owner, ct);
            since = await Counters.ReadAsync(session, Pruned, ct);
            if (await SyncStore.FindOldAsync(session, since, before, Batch, ct) is not { } upTo)
                return since;
            await SyncStore.ShrinkAsync(session, since, upTo, ct);
            await Counters.SetAsync(session, Pruned, upTo, ct);
            await session.CommitAsync(ct);
        }
    }
}
