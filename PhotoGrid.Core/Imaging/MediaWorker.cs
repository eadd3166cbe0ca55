using PhotoGrid.Imaging.Prison;

namespace PhotoGrid.Imaging;

/// <summary>
/// The program's third life: <c>photogrid media-worker PARENT CPU-SECONDS MEGABYTES FILE TOOL ARGUMENTS…</c> opens the one file, builds a
/// prison around itself and becomes the tool (ffmpeg, ffprobe), which reads that file as <see cref="InputMark"/> and nothing else of the machine's.
/// </summary>
public static class MediaWorker
{
    /// <summary>The verb that the program answers to.</summary>
    internal const string Verb = "media-worker";

    /// <summary>Stands in the tool's arguments for the path of the open file.</summary>
    internal const string InputMark = "{input}";

    /// <summary>Exit code when the prison could not be built or the tool not be started; no tool of ours ends with it.</summary>
    internal const int NoPrison = 93;

    /// <summary>Whether these arguments ask for it.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) => args.Count > 0 && args[0] == Verb;

    /// <summary>Never comes back when all goes well: this process is the tool then. Otherwise the exit code.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        if (args.Count < 6 || !int.TryParse(args[1], out int parent) || !int.TryParse(args[2], out int cpuSeconds) || !int.TryParse(args[3], out int megabytes))
            return 2;
        try
        {
            using var input = File.OpenHandle(args[4]);
            int file = (int)input.DangerousGetHandle();
            string path = $"/proc/self/fd/{file}";
            var cell = new PrisonCell(file, args[5], [.. args.Skip(6).Select(argument => argument.Replace(InputMark, path, StringComparison.Ordinal))]);
            cell.BecomeTool(parent, cpuSeconds, megabytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Said below.
        }

        Console.Error.WriteLine("The prison for media tools cannot be built.");
        return NoPrison;
    }
}
