using System.Collections.Concurrent;
using PhotoGrid.Disk;

namespace PhotoGrid.Storage;

/// <summary>
/// The folders below a root: where a key lies, folders made so that they survive a power cut, and no way out by a symbolic link.
/// Safe for concurrent use.
/// </summary>
internal sealed class FolderTree(string root, DiskCalls disk)
{
    // A folder that was looked at stays good for the life of the process. Some tens of bytes each; the limit only bounds memory.
    private const int MaxKnown = 20_000;
    private readonly ConcurrentDictionary<string, bool> _durable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _real = new(StringComparer.Ordinal);
    private readonly Lock _making = new();

    /// <summary>The root, absolute.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The path of a key.</summary>
    public string PathOf(BlobKey key) => string.Concat(Root, "/", key.Value);

    /// <summary>Whether a key's folder is there and reached without a symbolic link. The file itself is not looked at.</summary>
    public bool HoldsFolderOf(string path) => IsReal(FolderOf(path));

    /// <summary>The folder of a path.</summary>
    public static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    /// <summary>
    /// Makes a folder and those above it, each flushed into its parent. A folder that is there already is flushed into its parent once
    /// in the life of a process: who made it may have died before doing so.
    /// </summary>
    public void MakeDurable(string folder)
    {
        if (_durable.ContainsKey(folder))
            return;
        lock (_making)
            Make(folder);
    }

    /// <summary>Forgets what is known of a folder: it was found to be gone.</summary>
    public void Forget()
    {
        _durable.Clear();
        _real.Clear();
    }

    private void Make(string folder)
    {
        if (_durable.ContainsKey(folder))
            return;
        if (folder == Root)
        {
            disk.MakeFolders(Root);
        }
        else
        {
            var parent = FolderOf(folder);
            Make(parent);
            disk.MakeFolder(folder);
            if (!IsReal(folder))
                throw new IOException("A folder of the store is a symbolic link; move the files themselves, or set Storage:Originals.");
            disk.FlushFolder(parent);
        }

        if (_durable.Count >= MaxKnown)
            _durable.Clear();
        _durable[folder] = true;
    }

    private bool IsReal(string folder)
    {
        if (folder.Length <= Root.Length || _real.ContainsKey(folder))
            return true;
        var here = new DirectoryInfo(folder);
        if (!here.Exists || (here.Attributes & FileAttributes.ReparsePoint) != 0 || !IsReal(FolderOf(folder)))
            return false;
        if (_real.Count >= MaxKnown)
            _real.Clear();
        _real[folder] = true;
        return true;
    }
}
