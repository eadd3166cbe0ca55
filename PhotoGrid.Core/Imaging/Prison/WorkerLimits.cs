using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>What a worker may not do, set by itself before it sees the first foreign byte.</summary>
internal static unsafe class WorkerLimits
{
    // On top of the 2 to 4 GB that the runtime reserves at its start and mostly never touches. A 200 MP progressive JPEG needs 1.2 GB.
    // The pool's limit on resident memory is the tighter one, this one holds between its looks.
    private const ulong MoreAddresses = 2560UL << 20;

    // Libraries are open, pixels come by pipe: what is left is the runtime, which keeps its own assemblies open when not published.
    private const ulong OpenFiles = 256;

    // Behind the server, which answers people.
    private const int BehindServer = 5;

    /// <summary>False when the pool that started us is gone already.</summary>
    internal static bool Apply(int parent, int nice = BehindServer)
    {
        Must(LibC.prctl(LibC.SetParentDeathSignal, LibC.SigKill, 0, 0, 0));
        Must(LibC.prctl(LibC.SetNoNewPrivileges, 1, 0, 0, 0));
        Must(LibC.setpriority(0, 0, nice));
        Set(LibC.LimitCore, 0);
        Set(LibC.LimitFileSize, 0);
        Set(LibC.LimitOpenFiles, OpenFiles);
        Set(LibC.LimitAddressSpace, AddressesInUse() + MoreAddresses);
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

    private static ulong AddressesInUse()
    {
        string statm = File.ReadAllText("/proc/self/statm");
        return ulong.Parse(statm.AsSpan(0, statm.IndexOf(' '))) * (ulong)Environment.SystemPageSize;
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
