namespace PhotoGrid.Storage;

/// <summary>
/// Tells an unmounted disk from an empty one. A file in the root proves the mount; a note elsewhere (in the data folder) remembers that
/// the root once had it. Both are written at first use and never again.
/// </summary>
/// <param name="root">The root of the store.</param>
/// <param name="notePath">A file outside of that root, on the disk that holds the databases.</param>
public sealed class MountSentinel(string root, string notePath)
{
    /// <summary>The name of the file in the root.</summary>
    public const string FileName = ".photogrid-originals";

    private readonly string _path = Path.Combine(root, FileName);

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
        Directory.CreateDirectory(root);
        WriteDurably(_path, "PhotoGrid keeps originals here. Without this file it takes the disk for not mounted.\n");
        WriteDurably(notePath, "The originals' folder was set up: it must show its mark, or it counts as not mounted.\n");
    }

    private static void WriteDurably(string path, string text)
    {
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        PosixFiles.FlushFolder(Path.GetDirectoryName(path)!);
    }
}
