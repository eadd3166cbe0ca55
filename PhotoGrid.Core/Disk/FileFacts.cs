using System.Runtime.InteropServices;

namespace PhotoGrid.Disk;

/// <summary>What a path is.</summary>
public enum FileNature
{
    /// <summary>A file with bytes.</summary>
    File,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A link, a pipe, a device, a socket.</summary>
    Other,
}

/// <summary>
/// What the file system says of one path, links not followed. By one call on Linux, with the number that a file keeps when it is renamed;
/// elsewhere, and where the C library is too old, as .NET has it, and then <see cref="Inode"/> is 0: not known.
/// </summary>
/// <param name="Nature">File, folder or neither.</param>
/// <param name="Size">Bytes, of a file.</param>
/// <param name="Modified">Time of the last write, in units of 100 ns since 1970 UTC: as fine as file systems have it.</param>
/// <param name="Inode">The file's number on its disk; 0 where it is not known. Some network file systems make it up anew at each mount.</param>
/// <param name="IsMountRoot">Whether another file system begins here; false where that is not known.</param>
public readonly partial record struct FileFacts(FileNature Nature, long Size, long Modified, long Inode, bool IsMountRoot)
{
    private const int CurrentFolder = -100, NoFollow = 0x100, Basic = 0x7FF, Interrupted = 4, NotFound = 2, NotAFolder = 20;
    private const ulong MountRoot = 0x2000;
    private static bool _plain = !OperatingSystem.IsLinux();

    /// <summary>Null when there is nothing. Throws <see cref="IOException"/> when the file system does not answer, as for a share that is gone.</summary>
    public static FileFacts? Of(string path)
    {
        if (_plain)
            return Plain(path);
        try
        {
            return Statx(path);
        }
        catch (EntryPointNotFoundException)
        {
            _plain = true;
            return Plain(path);
        }
    }

    /// <summary>Of a time as .NET has it.</summary>
    public static long UnitsOf(DateTime utc) => utc.Ticks - DateTime.UnixEpoch.Ticks;

    /// <summary><see cref="Modified"/> as a moment.</summary>
    public DateTimeOffset ModifiedAt => MomentOf(Modified);

    /// <summary>A value of <see cref="Modified"/> as a moment; the ends of the calendar for what lies beyond them.</summary>
    public static DateTimeOffset MomentOf(long modified) =>
        new(Math.Clamp(modified, -DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) + DateTime.UnixEpoch.Ticks, TimeSpan.Zero);

    private static FileFacts? Statx(string path)
    {
        int outcome;
        Buffer found;
        do
        {
            outcome = Statx(CurrentFolder, path, NoFollow, Basic, out found);
        }
        while (outcome != 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (outcome != 0)
        {
            var number = Marshal.GetLastPInvokeError();
            return number is NotFound or NotAFolder ? null : throw new IOException($"A path could not be looked at ({Marshal.GetPInvokeErrorMessage(number)}).", number);
        }

        var nature = (found.Mode & 0xF000) switch { 0x8000 => FileNature.File, 0x4000 => FileNature.Folder, _ => FileNature.Other };
        return new FileFacts(nature, (long)found.Size, (found.ModifiedSeconds * TimeSpan.TicksPerSecond) + (found.ModifiedNanoseconds / 100),
            (long)found.Inode, (found.Attributes & MountRoot) != 0);
    }

    private static FileFacts? Plain(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists)
        {
            return new FileFacts(file.LinkTarget is null ? FileNature.File : FileNature.Other, file.Length, UnitsOf(file.LastWriteTimeUtc), 0, false);
        }

        var folder = new DirectoryInfo(path);
        return folder.Exists ? new FileFacts(folder.LinkTarget is null ? FileNature.Folder : FileNature.Other, 0, UnitsOf(folder.LastWriteTimeUtc), 0, false) : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out Buffer found);

    // The same on every processor.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Buffer
    {
        [FieldOffset(8)] public ulong Attributes;
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public ulong Inode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(112)] public long ModifiedSeconds;
        [FieldOffset(120)] public uint ModifiedNanoseconds;
    }
}
