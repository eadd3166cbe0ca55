using PhotoGrid.Disk;

namespace PhotoGrid.Storage;

/// <summary>
/// Tells an unmounted disk from an empty one. A file in the root proves the mount; a note elsewhere (in the data folder) remembers that
/// the root once had it. Both are written at first use and never again.
/// </summary>
/// <param name="root">The root of the store.</param>
/// <param name="notePath">A file outside of that root, on the disk that holds the databases.</param>
/// <param name="calls">How files are written; the real calls where nothing is said.</param>
public sealed class MountSentinel(string root, string notePath, DiskCalls? calls = null)
{
    /// <summary>The name of the file in the root.</summary>
    public const string FileName = ".photogrid-originals";

    private readonly string _path = Path.Combine(root, FileName);
    private readonly DiskCalls _disk = calls ?? DiskCalls.Real;

    /// <summary>Throws <see cref="StorageOfflineException"/> when the mount is not there. Costs one look at the file system.</summary>
    public void Demand()
    {
        if (!File.Exists(_path))
            throw new StorageOfflineException();
    }

    /// <summary>At start: marks a root that was never used; one that was used must show its mark, or the store stays offline until it does.</summary>
    internal void Prepare()
    {
        if (File.Exists(notePath))
            return;
        _disk.MakeFolders(Path.GetFullPath(root));
        WriteDurably(_path, "PhotoGrid keeps originals here. Without this file it takes the disk for not mounted.\n");
        WriteDurably(notePath, "The originals' folder was set up: it must show its mark, or it counts as not mounted.\n");
    }

    private void WriteDurably(string path, string text)
    {
        using (var file = _disk.Create(path))
        {
            _disk.Write(file, System.Text.Encoding.UTF8.GetBytes(text), 0);
            _disk.Flush(file);
        }

        _disk.FlushFolder(Path.GetDirectoryName(path)!);
    }
}
