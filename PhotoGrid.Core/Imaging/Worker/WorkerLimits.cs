namespace PhotoGrid.Imaging.Worker;

/// <summary>What a worker may not do, set by itself before it sees the first foreign byte.</summary>
internal static unsafe class WorkerLimits
{
    // .NET does not start under 1 GB; a 200 MP progressive JPEG needs 1.2 GB on top of libraries and stacks. The pool's limit on
    // resident memory is the tighter one, this one holds between its looks.
    private const ulong AddressSpace = 4UL << 30;

    // Libraries are open, pixels come by pipe: what is left is the runtime reading its own assemblies.
    private const ulong OpenFiles = 64;

    // Behind the server, which answers people.
    private const int Nice = 5;

    /// <summary>False when the pool that started us is gone already.</summary>
    internal static bool Apply(int parent)
    {
        Must(LibC.prctl(LibC.SetParentDeathSignal, LibC.SigKill, 0, 0, 0));
        Must(LibC.prctl(LibC.SetNoNewPrivileges, 1, 0, 0, 0));
        Must(LibC.setpriority(0, 0, Nice));
        Set(LibC.LimitCore, 0);
        Set(LibC.LimitFileSize, 0);
        Set(LibC.LimitOpenFiles, OpenFiles);
        Set(LibC.LimitAddressSpace, AddressSpace);
        return LibC.getppid() == parent;
    }

    /// <summary>Gives the request to come so many seconds of processor time; the kernel ends the worker beyond.</summary>
    internal static void AllowProcessorTime(int seconds)
    {
        LibC.Limit limit;
        Must(LibC.getrlimit(LibC.LimitCpu, &limit));
        limit.Soft = Math.Min((ulong)Environment.CpuUsage.TotalTime.TotalSeconds + 1 + (ulong)seconds, limit.Hard);
        Must(LibC.setrlimit(LibC.LimitCpu, &limit));
    }

    private static void Set(int resource, ulong value)
    {
        var limit = new LibC.Limit { Soft = value, Hard = value };
        Must(LibC.setrlimit(resource, &limit));
    }

    // A worker that cannot be limited does not work.
    private static void Must(int answer)
    {
        if (answer != 0) throw new InvalidOperationException("The worker's limits cannot be set.");
    }
}
