using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>Something that a worker must not be able to do, and what the kernel answered.</summary>
internal readonly record struct Attempt(string What, int Error)
{
    private const int NotPermitted = 1;
    private const int NotImplemented = 38;

    internal bool IsRefused => Error is NotPermitted or NotImplemented;
}

/// <summary>Tries what taken-over code would try first. Only the filter refuses all of it: without one some succeed, others fail for other reasons.</summary>
internal static unsafe class PrisonCheck
{
    private const int HereFolder = -100;
    private const int ReadAndWrite = 0x42;
    private const nuint ChildSignal = 17;

    internal static IEnumerable<Attempt> Run()
    {
        foreach ((string what, Func<nint> act) in Attempts())
        {
            nint answer = act();
            yield return new Attempt(what, answer >= 0 ? 0 : System.Runtime.InteropServices.Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Locks this process in as a worker is, but for the limits, and writes a line an attempt; 0 when every one was refused, 3 when one was not, 2 where there is no seccomp.</summary>
    internal static int Tell(TextWriter output)
    {
        WarmUp.Run(canDecode: Decoders.Start() is null);
        output.WriteLine("What a decode worker can't do on this machine:");
        if (!WorkerFilter.TryInstall())
        {
            output.WriteLine("This kernel has no seccomp: workers have limits, and no filter.");
            return 2;
        }

        bool holds = true;
        foreach (Attempt attempt in Run())
        {
            output.WriteLine($"{attempt.What}: {(attempt.IsRefused ? "refused" : $"NOT REFUSED ({attempt.Error})")}");
            holds &= attempt.IsRefused;
        }

        return holds ? 0 : 3;
    }

    private static IEnumerable<(string What, Func<nint> Act)> Attempts()
    {
        yield return ("open for reading", () => OnPath("/etc/passwd", path => Call(new(257, 56), unchecked((nuint)HereFolder), path, 0)));
        yield return ("make a file", () => OnPath("/tmp/photogrid-escaped", path => Call(new(257, 56), unchecked((nuint)HereFolder), path, ReadAndWrite)));
        yield return ("open for reading, the newer way", () => OnPath("/etc/passwd", path => Call(new(437, 437), unchecked((nuint)HereFolder), path, 0)));
        yield return ("look for a file", () => OnPath("/etc/passwd", path => Call(new(262, 79), unchecked((nuint)HereFolder), path, 0)));
        yield return ("remove a file", () => OnPath("/tmp/photogrid-none", path => Call(new(263, 35), unchecked((nuint)HereFolder), path, 0)));
        yield return ("make a socket", () => Call(new(41, 198), 2, 1, 0));
        yield return ("make a pair of sockets", () => Call(new(53, 199), 1, 1, 0));
        yield return ("execute a program", () => OnPath("/bin/true", path => Call(new(59, 221), path, 0, 0)));
        yield return ("execute a program, the newer way", () => OnPath("/bin/true", path => Call(new(322, 281), unchecked((nuint)HereFolder), path, 0)));
        yield return ("make a process", Fork);
        yield return ("trace a process", () => Call(new(101, 117), 16, (nuint)LibC.getppid(), 0));
        yield return ("read another's memory", () => Call(new(310, 270), (nuint)LibC.getppid(), 0, 0));
        yield return ("send a signal", () => Call(new(62, 129), (nuint)LibC.getppid(), 0, 0));
        yield return ("make a file in memory", () => OnPath("x", path => Call(new(319, 279), path, 0, 0)));
        yield return ("load a kernel program", () => Call(new(321, 280), 0, 0, 0));
        yield return ("make a ring of calls", () => Call(new(425, 425), 0, 0, 0));
        yield return ("take another's limits", () => Call(new(302, 261), (nuint)LibC.getppid(), 7, 0));
        yield return ("gain privileges", () => Call(new(157, 167), 8, 0, 0));
    }

    // Where it is not refused there are two of us for a moment.
    private static nint Fork()
    {
        nint child = Call(new(56, 220), ChildSignal, 0, 0);
        if (child == 0) LibC._exit(0);
        return child;
    }

    private static nint Call(Syscall call, nuint a, nuint b, nuint c) => LibC.syscall((SyscallFilter.IsArm ? call.Arm64 : call.X64)!.Value, a, b, c);

    private static nint OnPath(string path, Func<nuint, nint> act)
    {
        fixed (byte* bytes = System.Text.Encoding.ASCII.GetBytes(path + '\0')) return act((nuint)bytes);
    }
}
