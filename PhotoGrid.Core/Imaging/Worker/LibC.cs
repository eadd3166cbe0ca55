using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Worker;

/// <summary>The kernel calls by which a worker ties its own hands. Numbers are Linux's, the same on x64 and arm64.</summary>
internal static unsafe partial class LibC
{
    internal const int LimitCpu = 0;
    internal const int LimitFileSize = 1;
    internal const int LimitCore = 4;
    internal const int LimitOpenFiles = 7;
    internal const int LimitAddressSpace = 9;

    internal const int SetParentDeathSignal = 1;
    internal const int SetNoNewPrivileges = 38;
    internal const int SetDumpable = 4;
    internal const int SigKill = 9;

    internal const int SetPipeSize = 1031;
    internal const short HungUp = 0x10;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Limit
    {
        internal ulong Soft;
        internal ulong Hard;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        internal int File;
        internal short Events;
        internal short Happened;
    }

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setrlimit(int resource, Limit* limit);

    [LibraryImport("libc")]
    internal static partial int getrlimit(int resource, Limit* limit);

    [LibraryImport("libc")]
    internal static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc")]
    internal static partial int getppid();

    [LibraryImport("libc")]
    internal static partial int dup(int file);

    [LibraryImport("libc")]
    internal static partial int dup2(int file, int onto);

    [LibraryImport("libc")]
    internal static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc")]
    internal static partial int fcntl(int file, int command, int value);

    [LibraryImport("libc")]
    internal static partial int setpriority(int which, int who, int nice);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint syscall(nint number, nuint a, nuint b, nuint c, nuint d = 0);

    [LibraryImport("libc")]
    internal static partial int open(byte* path, int flags, int mode);

    [LibraryImport("libc")]
    internal static partial int close(int file);

    [LibraryImport("libc")]
    internal static partial int execve(byte* path, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    internal static partial void _exit(int status);
}
