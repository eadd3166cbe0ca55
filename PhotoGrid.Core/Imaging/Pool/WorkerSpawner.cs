using System.Collections.Concurrent;
using System.Diagnostics;

namespace PhotoGrid.Imaging.Pool;

/// <summary>
/// Starts every worker from one thread that lives as long as the pool. The kernel ends a worker when the thread that started it
/// ends (PR_SET_PDEATHSIG means the thread, not the process), so a thread of the pool would take its workers along at random.
/// </summary>
internal sealed class WorkerSpawner : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo What, TaskCompletionSource<Process> Order)> _orders = [];
    private readonly Lock _gate = new();
    private Thread? _thread;

    internal Task<Process> StartAsync(ProcessStartInfo what)
    {
        var order = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_thread is null)
            {
                _thread = new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "decode-spawner" };
                _thread.Start();
            }
        }

        _orders.Add((what, order));
        return order.Task;
    }

    public void Dispose()
    {
        _orders.CompleteAdding();
        lock (_gate) _thread?.Join();
        _orders.Dispose();
    }

    private void Run()
    {
        foreach ((ProcessStartInfo what, TaskCompletionSource<Process> order) in _orders.GetConsumingEnumerable())
        {
            try
            {
                order.SetResult(Process.Start(what) ?? throw new InvalidOperationException("No process was started."));
            }
            catch (Exception problem) // Whoever ordered gets it.
            {
                order.SetException(problem);
            }
        }
    }
}
