using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PhotoGrid.Disk;

/// <summary>
/// The system calls that .NET has no word for: flushing a folder, renaming without replacing, opening without following a link.
/// On other systems than Linux the nearest thing .NET offers stands in, and folders are not flushed.
/// </summary>
internal static partial class PosixFiles
{
    private const int ReadOnly = 0, CloseOnExec = 0x80000, NoReplace = 1, CurrentFolder = -100;
    private const int NotFound = 2, Interrupted = 4, Exists = 17, NotAFolder = 20, Invalid = 22, TooManyLinks = 40, NoSuchCall = 38;
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;
    private static readonly Lock Renaming = new();

    /// <summary>Makes a folder's entries durable: what was created in, renamed into or removed from it.</summary>
    public static void FlushFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new SafeFileHandle(OpenRetrying(path, ReadOnly | CloseOnExec), ownsHandle: true);
        if (folder.IsInvalid)
            throw Error("A folder could not be opened to be flushed.");
        int outcome;
        do
        {
            outcome = Fsync(folder);
        }
        while (outcome != 0 && Marshal.GetLastPInvokeError() == Interrupted);
        // EINVAL: the file system has no notion of flushing a folder (some network ones); its renames are durable by themselves.
        if (outcome != 0 && Marshal.GetLastPInvokeError() != Invalid)
            throw Error("A folder could not be flushed.");
    }

    /// <summary>Renames within one file system; false when the target is there, which is then left alone.</summary>
    public static bool RenameNew(string from, string to)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                if (RenameAt2(CurrentFolder, from, CurrentFolder, to, NoReplace) == 0)
                    return true;
                if (Marshal.GetLastPInvokeError() == Exists)
                    return false;
                // EINVAL and ENOSYS: this file system or kernel can't; NFS, for one.
                if (Marshal.GetLastPInvokeError() is not (Invalid or NoSuchCall))
                    throw Error("A file could not be moved to its place.");
            }
            catch (EntryPointNotFoundException)
            {
                // An old C library: as below.
            }
        }

        // One process owns the folder, so a lock of our own is enough to look first and rename then.
        lock (Renaming)
        {
            if (File.Exists(to))
                return false;
            File.Move(from, to, overwrite: true);
            return true;
        }
    }

    /// <summary>Opens a file for reading; null when there is none. A symbolic link counts as none.</summary>
    public static SafeFileHandle? OpenFile(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            var file = new FileInfo(path);
            return file.Exists && file.LinkTarget is null ? File.OpenHandle(path, options: FileOptions.None) : null;
        }

        var handle = new SafeFileHandle(OpenRetrying(path, ReadOnly | CloseOnExec | NoFollow), ownsHandle: true);
        if (!handle.IsInvalid && (File.GetAttributes(handle) & FileAttributes.Directory) == 0)
            return handle;
        var opened = !handle.IsInvalid;
        handle.Dispose();
        return opened || Marshal.GetLastPInvokeError() is NotFound or NotAFolder or TooManyLinks ? null : throw Error("A file could not be opened.");
    }

    private static nint OpenRetrying(string path, int flags)
    {
        int handle;
        do
        {
            handle = Open(path, flags);
        }
        while (handle < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return handle;
    }

    // The number goes into HResult as .NET's own file errors have it, so that a full disk is recognised in one place.
    private static IOException Error(string what)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{what} ({new Win32Exception(number).Message})", number);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);
}
