using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>
/// The filter of a decode worker. Its libraries are loaded and its pipes are open: it needs memory, threads and clocks, and nothing else is
/// let pass. What is not is answered with "not permitted" and does not end it, because libraries ask for things they can do without.
/// </summary>
internal static class WorkerFilter
{
    private const uint SharedWithThread = 0x10000;
    private const uint OfTheOpenFile = 0x1000;
    private const uint SetName = 15;

    /// <summary>Locks all threads in, for good; false where the kernel has no seccomp.</summary>
    internal static bool TryInstall() => LibC.prctl(LibC.SetNoNewPrivileges, 1, 0, 0, 0) == 0 && Make(SyscallFilter.IsArm).TryInstallForAllThreads();

    internal static SyscallFilter Make(bool arm) => new SyscallFilter(arm)
        .Let(Syscall.Working)
        // Threads, no processes. Its newer form hides the flags from a filter.
        .DenyUnlessAny(Syscall.CloneThread, 0, SharedWithThread)
        .Hide(Syscall.Clone3)
        .DenyUnless(Syscall.SignalThread, 0, (uint)Environment.ProcessId)
        .DenyUnless(Syscall.SetLimits, 0, 0)
        .DenyUnless(Syscall.ControlProcess, 0, SetName)
        .DenyUnless(Syscall.FileStatusAt, 3, OfTheOpenFile)
        .Finish(denyOthers: true);
}
