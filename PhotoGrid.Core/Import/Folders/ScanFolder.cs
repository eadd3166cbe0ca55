using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Library.External;

namespace PhotoGrid.Import.Folders;

/// <summary>What a look through a folder came to. <paramref name="Waiting"/> files are still being written, or were refused for now.</summary>
/// <param name="State">here, offline or asks.</param>
/// <param name="Taken">Files that became photos, or were found to be photos already.</param>
/// <param name="Moved">Files that are the same under another name.</param>
/// <param name="Returned">Files that were gone and are back.</param>
/// <param name="Gone">Photos whose files are gone; with the state asks, nothing was concluded of them.</param>
/// <param name="Refused">Files that are no photos, for good.</param>
/// <param name="Waiting">Files to be looked at again soon.</param>
public sealed record ScanOutcome(string State, int Taken, int Moved, int Returned, IReadOnlyList<PhotoId> Gone, int Refused, int Waiting);

/// <summary>
/// Looks through a watched folder: takes in what is new, recognises by its bytes what was moved, and notes what is gone. It never trashes and
/// never deletes. A folder that is away is offline; many files gone at once are a question to the owner.
/// </summary>
public sealed class ScanFolder(ICatalog catalog, TakeFile take, FolderRules rules, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>
    /// One look, one at a time. <paramref name="believe"/>: the owner said that what is gone is gone. Throws <see cref="IOException"/> when a disk fails on
    /// the way; what was done until then stands, and the next look goes on.
    /// </summary>
    public async Task<ScanOutcome> RunAsync(UserId owner, WatchedFolder folder, bool believe, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await LookAsync(owner, folder, believe, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<ScanOutcome> LookAsync(UserId owner, WatchedFolder folder, bool believe, CancellationToken ct)
    {
        List<WatchedFile> known;
        FolderState? before;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
        {
            known = await FolderStore.ListAsync(session, folder.Root, ct);
            before = await FolderStore.FindStateAsync(session, folder.Root, ct);
        }

        var found = List(folder.Root);
        // An empty mount point looks like a folder in which everything was deleted.
        if (found is null || (found.Count == 0 && known.Exists(file => !file.IsGone)))
            return await OfflineAsync(owner, folder.Root, before, ct);

        var look = new FolderLook(known, found);
        if (before?.State == FolderState.Offline)
            await WriteAsync(owner, session => ExternalStore.ChangeRootAsync(session, folder.Root, ExternalOriginal.Offline, ExternalOriginal.Here, ct), ct);
        if (look.Returned.Count > 0)
            await WriteAsync(owner, session => ReturnAsync(session, folder.Root, look.Returned, ct), ct);
        var (taken, moved, refused, waiting) = await ReadAsync(owner, folder, look, ct);

        var gone = look.Gone();
        var asks = !believe && gone.Count > rules.MassCount && gone.Count > rules.MassShare * known.Count(file => !file.IsGone);
        var state = asks ? FolderState.Asks : FolderState.Here;
        // Something of it is still being written: it may be what seems to be gone.
        if (!asks && waiting == 0 && gone.Count > 0)
            await WriteAsync(owner, session => LoseAsync(session, folder.Root, gone, ct), ct);
        if (before?.State != state || before.Missing != (asks ? gone.Count : 0) || taken + moved + refused + gone.Count > 0)
            await WriteAsync(owner, session => FolderStore.SetStateAsync(session, folder.Root, state, asks ? gone.Count : 0, Instant.Now(clock), ct), ct);
        return new ScanOutcome(state, taken, moved, look.Returned.Count, look.Lost(gone), refused, waiting);
    }

    private static List<FoundFile>? List(string root)
    {
        try
        {
            return FolderWalk.List(root);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException) // A look that is not whole is none.
        {
            return null;
        }
    }

    private async Task<ScanOutcome> OfflineAsync(UserId owner, string root, FolderState? before, CancellationToken ct)
    {
        if (before?.State != FolderState.Offline)
        {
            await WriteAsync(owner, async session =>
            {
                await ExternalStore.ChangeRootAsync(session, root, ExternalOriginal.Here, ExternalOriginal.Offline, ct);
                await FolderStore.SetStateAsync(session, root, FolderState.Offline, 0, Instant.Now(clock), ct);
            }, ct);
        }

        return new ScanOutcome(FolderState.Offline, 0, 0, 0, [], 0, 0);
    }

    private async Task<(int Taken, int Moved, int Refused, int Waiting)> ReadAsync(UserId owner, WatchedFolder folder, FolderLook look, CancellationToken ct)
    {
        var (taken, refused, waiting) = (0, 0, 0);
        var moves = new List<(WatchedFile From, WatchedFile To)>();
        var added = new List<(FoundFile File, ContentHash Hash)>();
        var now = Instant.Now(clock);
        foreach (var file in look.Fresh)
        {
            // A time in the future says nothing of when it was written.
            var age = now - file.ModifiedMs;
            if (age >= 0 && age < (long)rules.Settle.TotalMilliseconds || await WatchedContent.HashAsync(folder.Root, file, ct) is not { } hash)
                waiting++;
            else if (look.TakeAway(file, hash) is { } former)
                moves.Add((former, former with { Path = file.Path, Size = file.Size, ModifiedMs = file.ModifiedMs, IsGone = false }));
            else
            {
                look.Saw(hash);
                added.Add((file, hash));
            }
        }

        if (moves.Count > 0)
            await WriteAsync(owner, session => MoveAsync(session, folder.Root, moves, ct), ct);
        foreach (var (file, hash) in added)
        {
            if (await take.RunAsync(owner, folder, file, hash, ct) is not { } row)
            {
                waiting++;
                continue;
            }

            if (row.Refusal is null)
                taken++;
            else
                refused++;
            // What had this path before is gone from it; its photo stays, without its file.
            await WriteAsync(owner, async session =>
            {
                if (look.At(file.Path) is { } former)
                    await ExternalStore.MissingAsync(session, former.Sha256, folder.Root, former.Path, ct);
                await FolderStore.PutAsync(session, folder.Root, row, ct);
            }, ct);
        }

        return (taken, moves.Count(move => move.From.Path != move.To.Path), refused, waiting);
    }

    // All old names first: two files may have changed places.
    private static async Task MoveAsync(CatalogSession session, string root, List<(WatchedFile From, WatchedFile To)> moves, CancellationToken ct)
    {
        foreach (var (from, _) in moves)
            await FolderStore.RemoveAsync(session, root, from.Path, ct);
        foreach (var (_, to) in moves)
        {
            await FolderStore.PutAsync(session, root, to, ct);
            await ExternalStore.SeenAsync(session, to.Sha256, root, to.Path, ct);
        }
    }

    private static async Task ReturnAsync(CatalogSession session, string root, List<WatchedFile> returned, CancellationToken ct)
    {
        foreach (var file in returned)
        {
            await FolderStore.PutAsync(session, root, file with { IsGone = false }, ct);
            await ExternalStore.SeenAsync(session, file.Sha256, root, file.Path, ct);
        }
    }

    private static async Task LoseAsync(CatalogSession session, string root, List<WatchedFile> gone, CancellationToken ct)
    {
        foreach (var file in gone)
            await FolderStore.PutAsync(session, root, file with { IsGone = true }, ct);
        foreach (var file in gone)
        {
            if (await FolderStore.FindOtherAsync(session, root, file.Sha256, ct) is { } copy)
                await ExternalStore.SeenAsync(session, file.Sha256, root, copy, ct);
            else
                await ExternalStore.MissingAsync(session, file.Sha256, root, file.Path, ct);
        }
    }

    private async Task WriteAsync(UserId owner, Func<CatalogSession, Task> write, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await write(session);
        await session.CommitAsync(ct);
    }
}
