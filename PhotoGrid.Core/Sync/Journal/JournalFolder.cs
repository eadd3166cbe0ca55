using System.Buffers;
using PhotoGrid.Catalog;
using PhotoGrid.Disk;

namespace PhotoGrid.Sync.Journal;

/// <summary>
/// The journal of one library: <c>yyyy-MM.jsonl</c> files beside its originals. Lines are appended and flushed; half a line at the end, left
/// by a crash, is cut off when the folder is next opened. Not safe for concurrent use.
/// </summary>
internal sealed class JournalFolder
{
    private const byte NewLine = (byte)'\n';

    private readonly string _folder;
    private readonly DiskCalls _disk;
    private readonly ArrayBufferWriter<byte> _pending = new();
    private string _current;

    private JournalFolder(string folder, DiskCalls disk, string current, long last) => (_folder, _disk, _current, Last) = (folder, disk, current, last);

    /// <summary>The number of the last line; 0 when there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Opens what is there; nothing is made before the first line.</summary>
    public static JournalFolder Open(string folder, DiskCalls? calls = null)
    {
        var disk = calls ?? DiskCalls.Real;
        var files = Files(folder);
        var current = files.Count > 0 ? Path.GetFileName(files[^1]) : "";
        for (var i = files.Count - 1; i >= 0; i--)
        {
            // A file can be empty when the crash came between making it and its first line.
            if (CutAndReadLast(files[i], disk) is { } last)
                return new JournalFolder(folder, disk, current, last);
        }

        return new JournalFolder(folder, disk, current, 0);
    }

    /// <summary>Appends changes in their order and returns when they are on the medium.</summary>
    public void Append(IReadOnlyList<Change> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var file = FileOf(changes[i]);
            JournalLine.Write(_pending, changes[i]);
            if (i + 1 == changes.Count || FileOf(changes[i + 1]) != file)
                Flush(file);
        }

        if (changes.Count > 0)
            Last = changes[^1].Number;
    }

    /// <summary>Takes what lines say of these subjects out of every file. A file is replaced as a whole or not at all.</summary>
    public void Forget(HashSet<Guid> subjects)
    {
        foreach (var file in Files(_folder))
        {
            var before = File.ReadAllBytes(file);
            var after = new ArrayBufferWriter<byte>(before.Length + 1);
            for (var rest = before.AsSpan(); rest.Length > 0;)
            {
                var end = rest.IndexOf(NewLine) is >= 0 and var at ? at + 1 : rest.Length;
                var line = rest[..end];
                if (JournalLine.Read(line) is (_, { } subject) && subjects.Contains(subject))
                    JournalLine.WriteBlank(after, line);
                else
                    after.Write(line);
                rest = rest[end..];
            }

            if (!after.WrittenSpan.SequenceEqual(before))
                Replace(file, after.WrittenSpan);
        }
    }

    // Never back to an older file when the clock went back: the last line of the last file has to be the newest.
    private string FileOf(Change change)
    {
        var month = $"{change.At.UtcDateTime:yyyy-MM}.jsonl";
        return string.CompareOrdinal(month, _current) < 0 ? _current : month;
    }

    private void Flush(string file)
    {
        var path = Path.Combine(_folder, file);
        var isNew = !File.Exists(path);
        if (isNew)
            _disk.MakeFolders(_folder);
        using (var handle = isNew ? _disk.Create(path) : _disk.OpenToWrite(path))
        {
            _disk.Write(handle, _pending.WrittenSpan, RandomAccess.GetLength(handle));
            _disk.Flush(handle);
        }

        if (isNew)
            _disk.FlushFolder(_folder);
        _pending.ResetWrittenCount();
        _current = file;
    }

    private void Replace(string file, ReadOnlySpan<byte> content)
    {
        var temporary = file + ".new";
        using (var handle = _disk.Create(temporary))
        {
            _disk.Write(handle, content, 0);
            _disk.Flush(handle);
        }

        _disk.Replace(temporary, file);
        _disk.FlushFolder(Path.GetDirectoryName(file)!);
    }

    private static List<string> Files(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "????-??.jsonl").Order(StringComparer.Ordinal)] : [];

    // Reads backwards: a month of a large import is many megabytes, its last line a few hundred bytes.
    private static long? CutAndReadLast(string path, DiskCalls disk)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var length = RandomAccess.GetLength(handle);
        for (var window = 4096L; length > 0; window *= 8)
        {
            var start = Math.Max(0, length - window);
            var tail = new byte[length - start];
            var read = RandomAccess.Read(handle, tail, start);
            var lines = tail.AsSpan(0, read);
            var end = lines.LastIndexOf(NewLine);
            var begin = end < 0 ? -1 : lines[..end].LastIndexOf(NewLine);
            if (begin < 0 && start > 0)
                continue;

            var whole = start + end + 1;
            if (whole < length)
            {
                disk.SetLength(handle, whole);
                disk.Flush(handle);
                length = whole;
            }

            if (length == 0)
                return null;
            if (JournalLine.Read(lines[(begin + 1)..end]) is { } line)
                return line.Number;

            // Whole, and yet not ours: somebody wrote into it by hand. Look at the line before; nothing is cut.
            length = start + begin + 1;
            window = 512;
        }

        return null;
    }
}
