using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Maintenance.Verify;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Maintenance;

/// <summary>
/// Erases an account with everything in it, for good: the account first, so that nobody gets in any more, then rows, originals,
/// renditions and journal. What is interrupted goes on at the next start.
/// </summary>
public sealed class EraseAccount(
    RemoveUser remove, PendingErasures pending, ICatalog catalog, ISearchIndex index, ColumnsCache columns, OriginalBlobs originals, RenditionBlobs renditions,
    WriteJournal journal)
{
    // A job or a request that is still at work on the library has this long to end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>By the user in person; the refusals of <see cref="RemoveUser"/>.</summary>
    public async Task<Result<Erased>> RunAsync(UserId user, string password, string address, CancellationToken ct)
    {
        var (photos, used) = await CountAsync(user, ct);
        var (_, refusal) = await remove.RunAsync(user, password, address, ct);
        return refusal is null ? await EraseAsync(user, photos, used) : refusal;
    }

    /// <summary>By an admin, who doesn't see what it was.</summary>
    public async Task<Result<Erased>> RunAsync(UserId user, CancellationToken ct)
    {
        var (_, refusal) = await remove.RunAsync(user, ct);
        return refusal is null ? await EraseAsync(user, 0, 0) : refusal;
    }

    /// <summary>
    /// Finishes: goes on with what was interrupted, and takes away the empty library that a job which was waiting for its turn may have
    /// made once more. Only then is the account off the list.
    /// </summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        foreach (var user in await pending.ListAsync(ct))
        {
            await EraseAsync(user, 0, 0);
            await pending.DoneAsync(user, CancellationToken.None);
        }
    }

    // The caller may leave; what was begun is finished.
    private async Task<Erased> EraseAsync(UserId user, long photos, long used)
    {
        var ct = CancellationToken.None;
        await EraseRowsAsync(user, ct);
        columns.Forget(user);
        var files = 0;
        await foreach (var blob in originals.Store.ListAsync($"{user}/", null, ct))
        {
            await originals.Store.DeleteAsync(blob.Key, ct);
            files++;
        }

        await renditions.EraseAsync(user, ct);
        journal.Erase(user);
        await VerifyStateStore.RemoveAsync(catalog, user, ct);
        return new Erased(photos, files, used);
    }

    private async Task EraseRowsAsync(UserId user, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                await index.ClearAsync(user, ct);
                await catalog.EraseAsync(user, ct);
                return;
            }
            catch (IOException) when (waited < Patience)
            {
                // In use: somebody reads or works in it this moment, and can't begin anew.
                await Task.Delay(Pause, ct);
            }
        }
    }

    private async Task<(long Photos, long Bytes)> CountAsync(UserId user, CancellationToken ct)
    {
        var library = await columns.GetAsync(user, ct);
        await using var session = await catalog.OpenReadAsync(user, ct);
        return (LibraryCounts.All(library), await Counters.ReadAsync(session, Counters.Bytes, ct));
    }
}
