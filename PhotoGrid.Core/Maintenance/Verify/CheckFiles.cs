using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Storage;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>Finds files among the originals that no row knows. They are named, never removed.</summary>
internal sealed class CheckFiles(ICatalog catalog, OriginalBlobs originals)
{
    private const int Batch = 500;

    /// <summary>Files of one owner without a row.</summary>
    public async Task RunAsync(UserId owner, Func<Finding, Task> tell, CancellationToken ct)
    {
        var batch = new List<BlobKey>(Batch);
        await foreach (var blob in originals.Store.ListAsync($"{owner}/", null, ct))
        {
            batch.Add(blob.Key);
            if (batch.Count == Batch)
                await LookAsync(owner, batch, tell, ct);
        }

        await LookAsync(owner, batch, tell, ct);
    }

    /// <summary>Files below a name that is none of <paramref name="owners"/>.</summary>
    public async Task RunForStrangersAsync(IReadOnlyCollection<UserId> owners, Func<Finding, Task> tell, CancellationToken ct)
    {
        BlobKey? after = null;
        while (await FirstAfterAsync(after, ct) is { } found)
        {
            var folder = found.Value.Split('/')[0];
            if (!UserId.TryParse(folder, out var owner) || !owners.Contains(owner))
                await tell(new Finding("orphan", folder, "These files belong to no account. They stay where they are."));
            // The next name: '0' is the letter behind '/', so everything below this one is passed over.
            after = BlobKey.Parse(folder + "0");
        }
    }

    private async Task<BlobKey?> FirstAfterAsync(BlobKey? after, CancellationToken ct)
    {
        await foreach (var blob in originals.Store.ListAsync("", after, ct))
            return blob.Key;
        return null;
    }

    private async Task LookAsync(UserId owner, List<BlobKey> batch, Func<Finding, Task> tell, CancellationToken ct)
    {
        var unknown = new List<BlobKey>();
        await using (var session = await catalog.OpenReadAsync(owner, ct))
        {
            foreach (var key in batch)
            {
                if (!await OriginalStore.HasKeyAsync(session, key, ct))
                    unknown.Add(key);
            }
        }

        batch.Clear();
        if (unknown.Count == 0)
            return;
        var unfinished = await UnfinishedAsync(ct);
        foreach (var key in unknown)
        {
            if (unfinished.Contains(key))
                await tell(new Finding("leftover", key.Value, "An upload that was interrupted left this file; it is taken up or cleared away.", IsFault: false));
            else if (await IsOrphanAsync(owner, key, ct))
                await tell(new Finding("orphan", key.Value, "No photo knows this file. It stays where it is."));
        }
    }

    private async Task<HashSet<BlobKey>> UnfinishedAsync(CancellationToken ct)
    {
        var keys = new HashSet<BlobKey>();
        await foreach (var id in originals.Store.ListStagedAsync(ct))
        {
            if (await originals.Store.FindPromotedAsync(id, ct) is { } key)
                keys.Add(key);
        }

        return keys;
    }

    // A file lies at its place a moment before its row does, while the library's writer is held: once that is free, the row is there.
    private async Task<bool> IsOrphanAsync(UserId owner, BlobKey key, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        return !await OriginalStore.HasKeyAsync(session, key, ct) && await originals.Store.StatAsync(key, ct) is not null;
    }
}
