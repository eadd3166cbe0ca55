using System.Collections.Concurrent;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>
/// Word of changes, where the system gives it. Shares give none, and the allowance of watches may be used up: so it only makes a pass come sooner, and
/// what is true is what the pass sees.
/// </summary>
internal sealed class FolderHints(IReadOnlyList<string> folders) : IDisposable
{
    private readonly ConcurrentDictionary<string, FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _heard = new(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _heard.Dispose();
    }

    /// <summary>Listens to every folder that is there and not listened to yet. Before a pass, so that nothing falls between the two.</summary>
    public void Listen()
    {
        foreach (var folder in folders.Where(folder => !_watchers.ContainsKey(folder) && Directory.Exists(folder)))
        {
            try
            {
                var watcher = new FileSystemWatcher(folder)
                {
                    IncludeSubdirectories = true,
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                };
                watcher.Changed += (_, _) => Hear();
                watcher.Created += (_, _) => Hear();
                watcher.Renamed += (_, _) => Hear();
                watcher.Error += (_, _) =>
                {
                    if (_watchers.TryRemove(folder, out var broken))
                        broken.Dispose();
                    Hear();
                };
                watcher.EnableRaisingEvents = true;
                _watchers[folder] = watcher;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                // The rescan finds what is new all the same.
            }
        }
    }

    /// <summary>Comes back when something was heard, or after the time.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        await _heard.WaitAsync(most, ct);
        while (await _heard.WaitAsync(0, ct))
        {
            // A burst of changes is one pass.
        }
    }

    private void Hear()
    {
        try
        {
            if (_heard.CurrentCount == 0)
                _heard.Release();
        }
        catch (ObjectDisposedException)
        {
            // A last word while ending.
        }
    }
}
