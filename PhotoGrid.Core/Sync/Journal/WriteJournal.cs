using PhotoGrid.Catalog;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Sync.Journal;

/// <summary>
/// Appends to a library's journal what its feed has and the journal has not. The last line of the journal says where to go on, so nothing is
/// missing and nothing twice, whenever the run before ended. An erased photo's lines lose their content before its erasure counts as
/// written. One call at a time.
/// </summary>
/// <param name="catalog">Where the feed is.</param>
/// <param name="originals">The folder of all users' originals.</param>
/// <param name="sentinel">Proves that this folder is mounted; without it <see cref="StorageOfflineException"/> is thrown and nothing written.</param>
/// <param name="calls">How files are written; the real calls where nothing is said.</param>
public sealed class WriteJournal(ICatalog catalog, string originals, MountSentinel? sentinel, DiskCalls? calls = null)
{
    private const int Batch = 1000;
    private const string ErasedPhoto = "photo.erased";
    private const string ErasedFile = "file.erased";

    private readonly Dictionary<UserId, JournalFolder> _open = [];

    /// <summary>Brings one journal up to the feed's head; answers that number.</summary>
    public async Task<long> RunAsync(UserId owner, CancellationToken ct)
    {
        sentinel?.Prepare();
        sentinel?.Demand();
        if (!_open.TryGetValue(owner, out var journal))
            _open.Add(owner, journal = JournalFolder.Open(Path.Combine(originals, owner.ToString(), ".journal"), calls));
        try
        {
            return await AppendAsync(owner, journal, ct);
        }
        catch
        {
            // Whatever the medium made of it: the next run looks at the file again.
            _open.Remove(owner);
            throw;
        }
    }

    /// <summary>Forgets what is remembered of a quiet library's files.</summary>
    public void Close(UserId owner) => _open.Remove(owner);

    /// <summary>Removes an erased account's journal, and with it the folder of its originals, which are gone by then.</summary>
    public void Erase(UserId owner)
    {
        sentinel?.Prepare();
        sentinel?.Demand();
        var folder = Path.Combine(originals, owner.ToString());
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task<long> AppendAsync(UserId owner, JournalFolder journal, CancellationToken ct)
    {
        var (head, journaled, done) = await ReadPositionAsync(owner, journal, ct);
        while (done < head)
        {
            var changes = await ListAsync(owner, done, ct);
            if (changes.Count == 0)
                break;
            var erased = changes.Where(change => change is { What: ErasedPhoto or ErasedFile, Subject: not null }).Select(change => change.Subject!.Value).ToHashSet();
            if (erased.Count > 0)
                journal.Forget(erased);
            journal.Append(changes);
            done = changes[^1].Number;
        }

        if (done != journaled)
            await KeepPositionAsync(owner, done, ct);
        return done;
    }

    // A journal that is ahead belongs to a library that was restored from a backup: the same numbers come again, and the later line counts.
    private async Task<(long Head, long Journaled, long Done)> ReadPositionAsync(UserId owner, JournalFolder journal, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var head = await ChangeFeed.HeadAsync(session, ct);
        return (head, await Counters.ReadAsync(session, Counters.Journaled, ct), Math.Min(journal.Last, head));
    }

    private async Task<List<Change>> ListAsync(UserId owner, long since, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await ChangeFeed.ListAsync(session, since, Batch, ct);
    }

    private async Task KeepPositionAsync(UserId owner, long done, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await Counters.SetAsync(session, Counters.Journaled, done, ct);
        await session.CommitAsync(ct);
    }
}
