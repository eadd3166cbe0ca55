using System.Diagnostics;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Library.External;
using PhotoGrid.Storage;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>How a library is verified.</summary>
/// <param name="Restart">From the beginning, also where one was interrupted.</param>
/// <param name="Gently">Rests as long as it reads, because others work on the same disk.</param>
/// <param name="Tell">Hears of every finding at once.</param>
/// <param name="Show">Hears now and then how many bytes of how many are checked.</param>
public sealed record VerifyOrder(bool Restart, bool Gently, Func<Finding, Task> Tell, Func<long, long, Task> Show);

/// <summary>
/// Proves a library: the database whole, every row in agreement, every original there with the bytes that came, in watched folders too, every file known to a row.
/// Changes nothing. It may be interrupted at any time and goes on behind the last original; a disk that is away is said and passed over.
/// </summary>
public sealed class VerifyLibrary(ICatalog catalog, OriginalBlobs originals, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly TimeSpan _keepEvery = TimeSpan.FromSeconds(2);

    private readonly CheckOriginals _bytes = new(catalog, originals);
    private readonly CheckFiles _files = new(catalog, originals);
    private readonly CheckReferenced _referenced = new(catalog);

    /// <summary>How far a verification is, or how the last one ended; null when there was none.</summary>
    public Task<VerifyState?> StateAsync(UserId owner, CancellationToken ct) => VerifyStateStore.ReadAsync(catalog, owner, ct);

    /// <summary>Runs to the end and answers how it was.</summary>
    public async Task<VerifyState> RunAsync(UserId owner, VerifyOrder order, CancellationToken ct)
    {
        var state = await StateAsync(owner, ct);
        if (order.Restart || state is not { IsInterrupted: true })
            state = await BeginAsync(owner, order, ct);
        if (!CheckReferenced.IsPosition(state.Position))
            state = await CheckBytesAsync(owner, state, order, ct) with { Position = CheckReferenced.Start };
        state = await CheckReferencedAsync(owner, state, order, ct);
        state = await CheckFilesAsync(owner, state, order, ct);

        state = state with { EndedAtMs = Instant.Now(clock) };
        await VerifyStateStore.WriteAsync(catalog, owner, state, ct);
        return state;
    }

    /// <summary>What is no library's: the machine's own database, and files of nobody. Answers how many faults.</summary>
    public async Task<int> RunForMachineAsync(IReadOnlyCollection<UserId> owners, Func<Finding, Task> tell, CancellationToken ct)
    {
        var faults = 0;
        await using (var session = await catalog.OpenGlobalReadAsync(ct))
        {
            foreach (var finding in await VerifyStore.CheckDatabaseAsync(session, "catalog.db", ct))
                await CountAsync(finding);
        }

        try
        {
            await _files.RunForStrangersAsync(owners, CountAsync, ct);
        }
        catch (StorageOfflineException)
        {
            // Said for each library already.
        }

        return faults;

        Task CountAsync(Finding finding)
        {
            faults++;
            return tell(finding);
        }
    }

    private async Task<VerifyState> BeginAsync(UserId owner, VerifyOrder order, CancellationToken ct)
    {
        var state = new VerifyState(Instant.Now(clock), null, "", 0, 0, 0);
        await using var session = await catalog.OpenReadAsync(owner, ct);
        List<Finding> findings = [.. await VerifyStore.CheckDatabaseAsync(session, "library.db", ct), .. await VerifyStore.CheckRowsAsync(session, ct)];
        foreach (var finding in findings)
            await order.Tell(finding);
        return state with { Faults = findings.Count };
    }

    private async Task<VerifyState> CheckBytesAsync(UserId owner, VerifyState state, VerifyOrder order, CancellationToken ct)
    {
        var (_, total) = await ReadAsync(owner, VerifyStore.CountAsync, ct);
        var kept = Stopwatch.StartNew();
        while (await ReadAsync(owner, (session, token) => VerifyStore.ListAsync(session, state.Position, Batch, token), ct) is { Count: > 0 } batch)
        {
            foreach (var original in batch)
            {
                var watch = Stopwatch.StartNew();
                Finding? found;
                try
                {
                    found = await _bytes.RunAsync(owner, original, ct);
                }
                catch (StorageOfflineException)
                {
                    await order.Tell(new Finding("offline", "originals", "The disk with the originals is not there: they were not checked.", IsFault: false));
                    return state;
                }

                if (found is not null)
                    await order.Tell(found);
                state = state with
                {
                    Position = original.Key.Value,
                    Files = state.Files + 1,
                    Bytes = state.Bytes + original.Size,
                    Faults = state.Faults + (found is null ? 0 : 1),
                };
                if (order.Gently)
                    await Task.Delay(watch.Elapsed, clock, ct);
                if (kept.Elapsed < _keepEvery)
                    continue;
                await VerifyStateStore.WriteAsync(catalog, owner, state, ct);
                await order.Show(state.Bytes, total);
                kept.Restart();
            }
        }

        await order.Show(total, total);
        return state;
    }

    // A folder that is away is said once, and its files are passed over.
    private async Task<VerifyState> CheckReferencedAsync(UserId owner, VerifyState state, VerifyOrder order, CancellationToken ct)
    {
        var total = state.Bytes + await ReadAsync(owner, ReferencedStore.BytesAsync, ct);
        var (root, isThere, gone) = ("", false, 0);
        var kept = Stopwatch.StartNew();
        while (await _referenced.ListAsync(owner, state.Position, ct) is { Count: > 0 } batch)
        {
            foreach (var (original, position) in batch)
            {
                if (original.Root != root)
                {
                    await TellGoneAsync();
                    (root, isThere) = (original.Root, CheckReferenced.IsThere(original.Root));
                    if (!isThere)
                        await order.Tell(new Finding("offline", root, "This folder is not there: its files were not checked.", IsFault: false));
                }

                var watch = Stopwatch.StartNew();
                var isRead = isThere && original.State != ExternalOriginal.Missing;
                gone += original.State == ExternalOriginal.Missing ? 1 : 0;
                var found = isRead ? await _referenced.RunAsync(owner, original, ct) : null;
                if (found is not null)
                    await order.Tell(found);
                state = state with
                {
                    Position = position,
                    Files = state.Files + (isRead ? 1 : 0),
                    Bytes = state.Bytes + (isRead ? original.Size : 0),
                    Faults = state.Faults + (found is { IsFault: true } ? 1 : 0),
                };
                if (order.Gently)
                    await Task.Delay(watch.Elapsed, clock, ct);
                if (kept.Elapsed < _keepEvery)
                    continue;
                await VerifyStateStore.WriteAsync(catalog, owner, state, ct);
                await order.Show(state.Bytes, total);
                kept.Restart();
            }
        }

        await TellGoneAsync();
        return state;

        async Task TellGoneAsync()
        {
            if (gone > 0)
                await order.Tell(new Finding("reference-gone", root, $"{gone} photos of this folder have lost their files; they are shown without their originals.", IsFault: false));
            gone = 0;
        }
    }

    private async Task<VerifyState> CheckFilesAsync(UserId owner, VerifyState state, VerifyOrder order, CancellationToken ct)
    {
        var faults = 0;
        try
        {
            await _files.RunAsync(owner, finding =>
            {
                faults += finding.IsFault ? 1 : 0;
                return order.Tell(finding);
            }, ct);
        }
        catch (StorageOfflineException)
        {
            // Said already, where their bytes were to be read.
        }

        return state with { Faults = state.Faults + faults };
    }

    private async Task<T> ReadAsync<T>(UserId owner, Func<CatalogSession, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await read(session, ct);
    }
}
