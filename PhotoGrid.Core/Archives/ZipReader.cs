using System.IO.Compression;
using PhotoGrid.Foundation;

namespace PhotoGrid.Archives;

/// <summary>A file in a zip.</summary>
/// <param name="Name">As the zip has it, with / between folders. A name and nothing else: nobody may write to a path made of it.</param>
/// <param name="Size">What it says it unpacks to; more is never read.</param>
/// <param name="Modified">By the clock of whoever packed it, read as this machine's.</param>
/// <param name="Checksum">Its CRC-32.</param>
/// <param name="Refusal">Why it can't be read, as a sentence; null when it can.</param>
public sealed record ZipContent(string Name, long Size, DateTimeOffset Modified, uint Checksum, string? Refusal);

/// <summary>
/// Reads a stranger's zip: its directory in this process by .NET's own reader, each file as a stream that stops at its announced size and is
/// checked against its checksum. Bombs are recognised by the directory alone. One file is read at a time; not safe for concurrent use.
/// </summary>
public sealed class ZipReader : IDisposable
{
    // The largest export of one cloud is some fifty thousand files a part.
    private const int MostFiles = 500_000;
    private const long LargestDirectory = 256L * 1024 * 1024;

    // Deflate makes at most 1032 of 1; what anybody would keep is far below 200, except for small texts.
    private const long BombBytes = 64L * 1024 * 1024;
    private const long BombRatio = 200;

    private readonly ZipArchive _zip;
    private readonly List<ZipContent> _files = [];
    private readonly Dictionary<ZipContent, ZipArchiveEntry> _entries = new(ReferenceEqualityComparer.Instance);

    private ZipReader(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') && entry.Length == 0)
                continue;
            var content = new ZipContent(entry.FullName.Replace('\\', '/'), entry.Length, entry.LastWriteTime, entry.Crc32, RefusalOf(entry));
            _files.Add(content);
            _entries.Add(content, entry);
        }
    }

    /// <summary>Every file, folders left out, in the zip's order.</summary>
    public IReadOnlyList<ZipContent> Files => _files;

    /// <summary>VALIDATION_FAILED with a sentence when it is no zip, a broken one, one in several pieces, or one made to harm.</summary>
    public static Result<ZipReader> Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024);
        try
        {
            var opened = Open(file);
            if (!opened.Ok)
                file.Dispose();
            return opened;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            file.Dispose();
            return Failure.Invalid("This zip is damaged: its directory can't be read.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The content of a file. Reading throws <see cref="InvalidDataException"/> when it is damaged: packed wrongly, shorter than announced, or with
    /// another checksum; that of the last bytes comes before they are handed out.
    /// </summary>
    public Stream Read(ZipContent content) => new CheckedZipStream(_entries[content].Open(), content.Size, content.Checksum);

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static Result<ZipReader> Open(FileStream file)
    {
        if (ZipEnd.Read(file) is not { } end)
            return Failure.Invalid("This is no whole zip: its end is missing, or it continues in another file.");
        if (end.Files is < 0 or > MostFiles || end.DirectoryBytes is < 0 or > LargestDirectory)
            return Failure.Invalid("This zip lists more files than anybody has.");
        file.Seek(0, SeekOrigin.Begin);
        var zip = new ZipArchive(file, ZipArchiveMode.Read);
        // Files that share their bytes are how a small zip unpacks to petabytes.
        if (zip.Entries.Sum(entry => (decimal)entry.CompressedLength) > file.Length)
            return Failure.Invalid("This zip is made to harm: its files overlap.");
        return new ZipReader(zip);
    }

    private static string? RefusalOf(ZipArchiveEntry entry) =>
        entry.IsEncrypted ? "It is encrypted."
        : entry.Length > BombBytes && entry.Length / BombRatio > entry.CompressedLength ? "It would unpack to hundreds of times its size."
        : null;
}
