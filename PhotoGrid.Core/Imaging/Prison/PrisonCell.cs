using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>
/// What a foreign tool may not do, set by ourselves in the process that then becomes the tool: limits of time, memory and files, a fence
/// around the files it can open, a filter on the calls it can make.
/// </summary>
internal sealed unsafe class PrisonCell
{
    private const int SetDescriptorFlags = 2;
    private const ulong OpenFiles = 64;
    private const int Nice = 10;

    // Writing, appending, making and emptying, in the flags of open; the same on both machines.
    private const uint WritingFlags = 0x1 | 0x2 | 0x40 | 0x200 | 0x400;
    private const uint SharedWithThread = 0x10000;

    // One thread is enough for one frame, and libraries that start a dozen before main begins are told so. No secret of the server's is here.
    private static readonly string[] Environment =
    [
        "PATH=/usr/bin:/bin", "HOME=/", "LC_ALL=C", "AV_LOG_FORCE_NOCOLOR=1", "MALLOC_ARENA_MAX=2", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1",
    ];

    private readonly int _input;
    private readonly string _tool;
    private readonly byte** _arguments;
    private readonly byte** _environment;

    /// <summary>Lays out everything the tool is started with: once the limits stand, no memory can be asked for any more.</summary>
    internal PrisonCell(int input, string tool, IReadOnlyList<string> arguments)
    {
        (_input, _tool) = (input, tool);
        _arguments = Lay([tool, .. arguments]);
        _environment = Lay(Environment);
    }

    /// <summary>Comes back only when something fails; the process is half imprisoned then and has to end.</summary>
    internal void BecomeTool(int parent, int cpuSeconds, int megabytes)
    {
        Must(LibC.prctl(LibC.SetParentDeathSignal, LibC.SigKill, 0, 0, 0));
        if (LibC.getppid() != parent) return;
        Must(LibC.prctl(LibC.SetNoNewPrivileges, 1, 0, 0, 0));
        Must(LibC.setpriority(0, 0, Nice));
        // Everything else that is open closes itself.
        Must(LibC.fcntl(_input, SetDescriptorFlags, 0));
        Set(LibC.LimitCore, 0);
        Set(LibC.LimitFileSize, 0);
        Set(LibC.LimitOpenFiles, OpenFiles);
        // What starting has taken is counted too. The soft one ends it with a signal of its own name.
        Set(LibC.LimitCpu, (ulong)cpuSeconds + 1, (ulong)cpuSeconds + 2);
        var fence = new FileFence().LetRun("/usr").LetRun("/lib").LetRun("/lib64").LetRun("/etc/ld.so.cache").LetRun(_tool).LetRead(_input);
        SyscallFilter filter = Filter();
        if (!fence.TryClose() || !Rehearse()) return;
        // Below what this program takes itself: from here on nothing may be compiled or allocated.
        Set(LibC.LimitAddressSpace, (ulong)megabytes << 20);
        if (filter.TryInstall()) _ = LibC.execve(_arguments[0], _arguments, _environment);
    }

    // Makes the last two calls once in a way that changes nothing, so that they are compiled.
    private bool Rehearse()
    {
        byte nowhere = 0;
        _ = LibC.execve(&nowhere, _arguments, _environment);
        return new SyscallFilter().Finish().TryInstall();
    }

    private static SyscallFilter Filter() => new SyscallFilter()
        .Deny(Syscall.Network).Deny(Syscall.Processes).Deny(Syscall.Files).Deny(Syscall.Machine)
        .DenyIfAny(Syscall.Open, 1, WritingFlags)
        .DenyIfAny(Syscall.OpenAt, 2, WritingFlags)
        .Hide(Syscall.OpenAt2)
        .DenyUnlessAny(Syscall.CloneThread, 0, SharedWithThread)
        .Hide(Syscall.Clone3)
        .DenyUnless(Syscall.SetLimits, 2, 0)
        .DenyUnless(Syscall.SignalThread, 0, (uint)System.Environment.ProcessId)
        .Finish();

    private static byte** Lay(string[] texts)
    {
        var list = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (int i = 0; i < texts.Length; i++) list[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return list;
    }

    private static void Set(int resource, ulong value) => Set(resource, value, value);

    private static void Set(int resource, ulong soft, ulong hard)
    {
        var limit = new LibC.Limit { Soft = soft, Hard = hard };
        Must(LibC.setrlimit(resource, &limit));
    }

    private static void Must(int answer)
    {
        if (answer != 0) throw new InvalidOperationException("A limit cannot be set.");
    }
}
