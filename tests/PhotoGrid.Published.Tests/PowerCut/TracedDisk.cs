using PhotoGrid.Published.Tests.Flush;

namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>The disk below one folder, rebuilt from the system calls of whoever wrote to it. What is derived or lives in memory is left out.</summary>
internal sealed class TracedDisk(string root)
{
    private readonly TracedFolder _root = new();

    /// <summary>Whether a call changes this disk.</summary>
    public bool Concerns(SystemCall call) =>
        call.Succeeded && !call.IsNameless && IsKept(call.Path ?? call.PathArguments.LastOrDefault(argument => argument.StartsWith(root, StringComparison.Ordinal)) ?? string.Empty);

    public void Apply(SystemCall call)
    {
        switch (call.Name)
        {
            case "mkdir" or "mkdirat":
                At(call.PathArguments[^1], (folder, name) => folder.Add(call.Ended, name, new TracedFolder()));
                break;
            case "openat":
                Open(call, call.PathArguments[^1]);
                break;
            case "pwrite64":
                var (offset, bytes) = call.Written();
                FileOf(call)?.Write(call.Ended, bytes, offset);
                break;
            case "ftruncate":
                FileOf(call)?.Truncate(call.Ended, (int)call.LastNumber());
                break;
            case "fsync" or "fdatasync":
                Flush(call);
                break;
            case "rename" or "renameat" or "renameat2":
                Move(call);
                break;
            case "unlink" or "unlinkat":
                At(call.PathArguments[^1], (folder, name) => folder.Remove(call.Ended, name));
                break;
            default:
                throw new NotSupportedException($"The model knows nothing of {call.Name}: {call.Text[..Math.Min(200, call.Text.Length)]}");
        }
    }

    /// <summary>Makes what a power cut would leave now.</summary>
    public void Restore(string path, Cut cut) => _root.Restore(path, cut);

    // Renditions are made again; the index of SQLite's log is memory; lock and control are the process's.
    private bool IsKept(string path) =>
        (path == root || path.StartsWith(root + "/", StringComparison.Ordinal)) && !path.StartsWith(root + "/renditions", StringComparison.Ordinal)
        && !path.EndsWith("-shm", StringComparison.Ordinal) && path != root + "/lock" && path != root + "/control";

    private void Open(SystemCall call, string path)
    {
        if (!call.Text.Contains("O_CREAT", StringComparison.Ordinal) && !call.Text.Contains("O_TRUNC", StringComparison.Ordinal))
        {
            return;
        }

        At(path, (folder, name) =>
        {
            if (!folder.Entries.TryGetValue(name, out var there))
            {
                folder.Add(call.Ended, name, new TracedFile());
            }
            else if (call.Text.Contains("O_TRUNC", StringComparison.Ordinal))
            {
                ((TracedFile)there).Truncate(call.Ended, 0);
            }
        });
    }

    private void Flush(SystemCall call)
    {
        switch (Find(call.Path!))
        {
            case TracedFile file:
                file.Flush(call.Began);
                break;
            case TracedFolder folder:
                folder.Flush(call.Began);
                break;
        }
    }

    private void Move(SystemCall call)
    {
        var paths = call.PathArguments.Where(path => path.StartsWith(root, StringComparison.Ordinal)).ToArray();
        At(paths[0], (from, oldName) => At(paths[^1], (to, name) => to.MoveHere(call.Ended, name, from, oldName)));
    }

    private TracedFile? FileOf(SystemCall call) => Find(call.Path!) as TracedFile;

    private object? Find(string path)
    {
        object? at = _root;
        foreach (var name in path[root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at is TracedFolder folder ? folder.Entries.GetValueOrDefault(name) : null;
        }

        return at;
    }

    private void At(string path, Action<TracedFolder, string> change)
    {
        var slash = path.LastIndexOf('/');
        if (Find(path[..slash]) is TracedFolder folder)
        {
            change(folder, path[(slash + 1)..]);
        }
    }
}
