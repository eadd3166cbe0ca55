using Microsoft.Win32.SafeHandles;

namespace PhotoGrid.Disk;

/// <summary>
/// Every call by which a file of ours is made, written, flushed, named or removed. Whoever changes what is on a disk goes through here, so that
/// tests can let each call fail in turn; outside of tests there is only this class. Paths are absolute. Safe for concurrent use.
/// </summary>
public class DiskCalls
{
    /// <summary>The calls themselves.</summary>
    public static DiskCalls Real { get; } = new();

    /// <summary>Makes an empty file, or empties the one that is there.</summary>
    internal virtual SafeFileHandle Create(string path) => File.OpenHandle(path, FileMode.Create, FileAccess.Write);

    /// <summary>Opens a file that is there, to write in it; others may do so too, and it may be removed meanwhile.</summary>
    internal virtual SafeFileHandle OpenToWrite(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Gives a file its length; what is new of it takes no room yet.</summary>
    internal virtual void SetLength(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    /// <summary>Writes all bytes at an offset.</summary>
    internal virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    /// <summary>Returns when a file's bytes are on the medium.</summary>
    internal virtual void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <summary>Makes a folder's entries durable: what was made in, moved into or removed from it.</summary>
    internal virtual void FlushFolder(string path) => PosixFiles.FlushFolder(path);

    /// <summary>Renames within one file system; false when the target is there, which is then left alone.</summary>
    internal virtual bool RenameNew(string from, string to) => PosixFiles.RenameNew(from, to);

    /// <summary>Renames over what is there.</summary>
    internal virtual void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    internal virtual void Delete(string path) => File.Delete(path);

    /// <summary>Makes one folder, whose parent is there; nothing happens when it is there.</summary>
    internal virtual void MakeFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>Makes a folder and those above it that are missing, each flushed into its parent.</summary>
    public void MakeFolders(string path)
    {
        if (Directory.Exists(path))
            return;
        var parent = Path.GetDirectoryName(path)!;
        MakeFolders(parent);
        MakeFolder(path);
        FlushFolder(parent);
    }
}
