using PhotoGrid.Imaging.Prison;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging;

/// <summary>
/// The program's other life: <c>photogrid decode-worker PARENT</c> decodes foreign bytes for the <see cref="DecodePool"/> that started it.
/// <c>photogrid decode-worker probe</c> locks itself in the same way and tells what it can't do then.
/// </summary>
public static class DecodeWorker
{
    /// <summary>Whether these arguments ask for a worker.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) => args.Count > 0 && args[0] == Pool.WorkerCommand.Verb;

    /// <summary>Instead of the parent's number: see whether the prison holds on this machine.</summary>
    internal const string Probe = "probe";

    /// <summary>Serves requests until standard input closes; 0, 2 when it was not started by a pool, or 3 when its prison leaks. Writes to no log and opens no network.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 2 && args[1] == Probe) return Task.FromResult(PrisonCheck.Tell(Console.Out));
        if (args.Count != 2 || !int.TryParse(args[1], out int parent)) return Task.FromResult(2);
        return Task.FromResult(WorkerLoop.Run(parent));
    }
}
