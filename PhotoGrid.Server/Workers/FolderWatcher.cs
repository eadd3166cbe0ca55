using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using PhotoGrid.Accounts;
using PhotoGrid.Import.Folders;

namespace PhotoGrid.Server.Workers;

/// <summary>
/// Looks through the watched folders: at the start, when the system tells of a change, and every so often all the same, because shares
/// tell of nothing and the system's allowance of watches may be used up.
/// </summary>
internal sealed class FolderWatcher(FolderRules rules, ScanFolder scan, ReadUsers users, TimeProvider clock, ILogger<FolderWatcher> log) : BackgroundService
{
    // A burst of changes is one look.
    private static readonly TimeSpan _gather = TimeSpan.FromSeconds(1);

    private readonly Channel<WatchedFolder> _wanted = Channel.CreateUnbounded<WatchedFolder>();
    private readonly ConcurrentDictionary<string, FileSystemWatcher> _watchers = [];
    private readonly HashSet<string> _unheard = [];

    public override void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (rules.Folders.Count == 0)
            return;
        try
        {
            foreach (var folder in rules.Folders)
                _wanted.Writer.TryWrite(folder);
            while (true)
                await RoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    // Waits for a word of a folder, or until it is time to look at all of them.
    private async Task RoundAsync(CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var heard = _wanted.Reader.WaitToReadAsync(waiting.Token).AsTask();
        await Task.WhenAny(heard, Task.Delay(rules.Rescan, clock, waiting.Token));
        var all = !heard.IsCompletedSuccessfully;
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
        if (!all)
            await Task.Delay(_gather, clock, ct);

        var folders = all ? [.. rules.Folders] : new HashSet<WatchedFolder>();
        while (_wanted.Reader.TryRead(out var folder))
            folders.Add(folder);
        foreach (var folder in rules.Folders.Where(folders.Contains))
            await LookAsync(folder, ct);
    }

    private async Task LookAsync(WatchedFolder folder, CancellationToken ct)
    {
        try
        {
            var owner = (await users.AllAsync(ct)).FirstOrDefault(user => string.Equals(user.Email, folder.Email, StringComparison.OrdinalIgnoreCase));
            if (owner is null)
            {
                Log.FolderWithoutUser(log, folder.Root, folder.Email);
                return;
            }

            // Before the look, so that nothing falls between the two.
            Watch(folder);
            var outcome = await scan.RunAsync(owner.Id, folder, believe: false, ct);
            if (outcome.Taken + outcome.Moved + outcome.Refused + outcome.Returned + outcome.Gone.Count > 0 || outcome.State != "here")
                Log.FolderLookedThrough(log, folder.Root, outcome.State, outcome.Taken, outcome.Moved, outcome.Refused, outcome.Gone.Count);
            if (outcome.Waiting > 0)
                _ = LaterAsync(folder, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            Log.FolderNotLookedThrough(log, fault, folder.Root);
        }
    }

    private async Task LaterAsync(WatchedFolder folder, CancellationToken ct)
    {
        await Task.Delay(rules.Settle, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wanted.Writer.TryWrite(folder);
    }

    private void Watch(WatchedFolder folder)
    {
        if (_watchers.ContainsKey(folder.Root) || !Directory.Exists(folder.Root))
            return;
        try
        {
            var watcher = new FileSystemWatcher(folder.Root)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            void Heard() => _wanted.Writer.TryWrite(folder);
            watcher.Changed += (_, _) => Heard();
            watcher.Created += (_, _) => Heard();
            watcher.Deleted += (_, _) => Heard();
            watcher.Renamed += (_, _) => Heard();
            watcher.Error += (_, _) =>
            {
                // Too many changes at once, or the folder went away: the next look watches again.
                if (_watchers.TryRemove(folder.Root, out var broken))
                    broken.Dispose();
                Heard();
            };
            watcher.EnableRaisingEvents = true;
            _watchers[folder.Root] = watcher;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException) // The allowance of watches is used up.
        {
            if (_unheard.Add(folder.Root))
                Log.FolderNotWatched(log, fault, folder.Root, rules.Rescan.TotalMinutes);
        }
    }
}
