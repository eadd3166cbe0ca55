using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Sync;

/// <summary>Reads a library's feed after a change number: how other devices and open pages stay current.</summary>
public sealed class ReadChanges(ICatalog catalog)
{
    /// <summary>At most <paramref name="limit"/> changes after <paramref name="since"/> (0: from the beginning).</summary>
    public async Task<ChangePage> RunAsync(UserId owner, long since, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var head = await ChangeFeed.HeadAsync(session, ct);
        if (since == head)
            return new ChangePage([], head, false, false);
        if (since > head || since + 1 < await ChangeFeed.OldestAsync(session, ct))
            return new ChangePage([], head, false, true);

        var changes = await SyncStore.ListAsync(session, since, limit, ct);
        return new ChangePage(changes, head, changes.Count > 0 && changes[^1].Number < head, false);
    }
}
