using System.Diagnostics;

namespace PhotoGrid.Imaging.Pool;

/// <summary>How a worker is started: with which program, and with nothing of the server's environment.</summary>
internal static class WorkerCommand
{
    /// <summary>The verb that the program answers to by being a worker.</summary>
    internal const string Verb = "decode-worker";

    // 256 MB of managed memory holds the metadata of any sane file; the pixels are libvips's and outside it.
    private const string ManagedBytesHex = "10000000";

    internal static ProcessStartInfo Create(ImagingOptions options) => Create(options.WorkerCommand, [Verb, Environment.ProcessId.ToString()]);

    /// <summary>The program under another verb, just as bare.</summary>
    internal static ProcessStartInfo Create(ImagingOptions options, IEnumerable<string> verb) => Create(options.WorkerCommand, verb);

    /// <summary>As <see cref="ImagingOptions.WorkerCommand"/> has it.</summary>
    internal static ProcessStartInfo Create(IReadOnlyList<string>? program, IEnumerable<string> verb)
    {
        IReadOnlyList<string> command = program ?? Find();
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (string argument in command.Skip(1).Concat(verb)) start.ArgumentList.Add(argument);
        SetEnvironment(start.Environment);
        return start;
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        // Secrets may come to the server by its environment: nothing of it goes on.
        environment.TryGetValue("DOTNET_ROOT", out string? dotnetRoot);
        environment.Clear();
        if (dotnetRoot is not null) environment["DOTNET_ROOT"] = dotnetRoot;
        environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        // Also keeps the collector from reserving more addresses than RLIMIT_AS leaves.
        environment["DOTNET_GCHeapHardLimit"] = ManagedBytesHex;
        // The work is libvips's; what is ours was compiled with the program. Compiling it once more cost 10 ms of each of the first photos.
        environment["DOTNET_TieredCompilation"] = "0";
        // No diagnostics socket in /tmp, and no writable memory file, which RLIMIT_FSIZE would forbid.
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["MALLOC_ARENA_MAX"] = "2";
        // Memory begins as zeros: a decoder that forgets to write some of it must not show what is left of another's photo. Measured: 2 %.
        environment["MALLOC_PERTURB_"] = "255";
        environment["VIPS_WARNING"] = "0";
        // LibRaw's: photos are what runs in parallel.
        environment["OMP_NUM_THREADS"] = "1";
        // Pixels never go to a temporary file.
        environment["VIPS_DISC_THRESHOLD"] = "16g";
    }

    private static string[] Find()
    {
        string running = Environment.ProcessPath ?? "";
        if (Path.GetFileName(running) == "photogrid") return [running];

        // Under `dotnet photogrid.dll` and in tests of the server the program is a library beside us.
        string host = Path.GetFileName(running) == "dotnet" ? running : "dotnet";
        return [host, Path.Combine(AppContext.BaseDirectory, "photogrid.dll")];
    }
}
