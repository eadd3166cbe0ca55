using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision;

/// <summary>The program's third life: <c>photogrid vision-worker PARENT THREADS FOLDER…</c> looks at pictures for the <see cref="VisionPool"/> that started it.</summary>
public static class VisionWorker
{
    internal const string Verb = "vision-worker";

    /// <summary>Whether these arguments ask for it.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) => args.Count > 0 && args[0] == Verb;

    /// <summary>Serves until standard input closes; 0, 2 when it was not started by a pool, or 3 when its prison leaks.</summary>
    public static int Run(IReadOnlyList<string> args) =>
        args.Count >= 3 && int.TryParse(args[1], out int parent) && int.TryParse(args[2], out int threads) ? VisionLoop.Run(parent, threads, [.. args.Skip(3)]) : 2;
}
