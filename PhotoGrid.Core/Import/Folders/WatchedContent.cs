using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Import.Folders;

/// <summary>Reads files of watched folders; a link is never followed.</summary>
internal static class WatchedContent
{
    /// <summary>The bytes that the listing promised. Throws <see cref="IOException"/> when the file is gone or has another length.</summary>
    public static FileRangeStream Open(string path, long size)
    {
        var file = PosixFiles.OpenFile(path) ?? throw new FileNotFoundException("The file is gone.");
        if (RandomAccess.GetLength(file) == size)
            return new FileRangeStream(file, 0, size);
        file.Dispose();
        throw new IOException("The file has another length by now.");
    }

    /// <summary>The hash of a file that did not change while it was read; null when it did, or is gone: it is looked at again later.</summary>
    public static async Task<ContentHash?> HashAsync(string root, FoundFile found, CancellationToken ct)
    {
        var path = Path.Combine(root, found.Path);
        ContentHash hash;
        try
        {
            await using var content = Open(path, found.Size);
            hash = await ContentHash.OfAsync(content, ct);
        }
        catch (IOException) when (Directory.Exists(root)) // Of this file alone: others may be well.
        {
            return null;
        }

        var now = new FileInfo(path);
        return now.Exists && now.Length == found.Size && Instant.Of(now.LastWriteTimeUtc) == found.ModifiedMs ? hash : null;
    }
}
