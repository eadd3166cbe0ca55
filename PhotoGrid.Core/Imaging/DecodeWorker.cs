using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging;

/// <summary>The program's other life: <c>photogrid decode-worker PARENT</c> decodes foreign bytes for the <see cref="DecodePool"/> that started it.</summary>
public static class DecodeWorker
{
    /// <summary>Whether these arguments ask for a worker.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) => args.Count > 0 && args[0] == Pool.WorkerCommand.Verb;

    /// <summary>Serves requests until standard input closes; 0, or 2 when it was not started by a pool. Writes to no log and opens no network.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count != 2 || !int.TryParse(args[1], out int parent)) return Task.FromResult(2);
        return Task.FromResult(WorkerLoop.Run(parent));
    }
}
