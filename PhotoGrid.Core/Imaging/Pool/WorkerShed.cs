using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PhotoGrid.Imaging.Pool;

/// <summary>Keeps the workers that have nothing to do: the last used is taken first, and those too long unused are ended.</summary>
internal sealed class WorkerShed : IAsyncDisposable
{
    private readonly PoolLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly WorkerSpawner _spawner;
    private readonly ITimer _sweep;
    private readonly Lock _gate = new();
    private readonly List<WorkerProcess> _idle = [];
    private readonly HashSet<WorkerProcess> _busy = [];
    private bool _closed;
    private bool _sawPrison;

    internal WorkerShed(PoolLimits limits, TimeProvider clock, ILogger log)
    {
        (_limits, _clock, _log) = (limits, clock, log);
        _spawner = new WorkerSpawner();
        TimeSpan often = limits.IdleTimeout / 3;
        _sweep = clock.CreateTimer(_ => Sweep(), null, often, often);
    }

    internal bool IsClosed => Volatile.Read(ref _closed);

    internal IReadOnlyList<int> WorkerIds
    {
        get
        {
            lock (_gate) return [.. _idle.Concat(_busy).Select(w => w.Id)];
        }
    }

    internal async Task<WorkerProcess> TakeAsync()
    {
        while (TryTakeIdle(out WorkerProcess? idle))
        {
            if (!idle.HasExited) return idle;
            Discard(idle);
        }

        Process process = await _spawner.StartAsync(_limits.Start());
        var worker = new WorkerProcess(process);
        lock (_gate)
        {
            if (_closed) worker.End(Closing);
            _busy.Add(worker);
        }

        Log.WorkerStarted(_log, worker.Id);
        return worker;
    }

    /// <summary>Takes a worker back that can serve again.</summary>
    internal void Return(WorkerProcess worker)
    {
        worker.IdleSince = _clock.GetTimestamp();
        if (!_sawPrison)
        {
            // Once a pool is enough: the next worker has the same kernel.
            _sawPrison = true;
            if (!worker.IsLockedIn()) Log.NoPrison(_log);
        }

        bool fit = worker.EndedBecause is null && worker.Requests < _limits.RequestsPerWorker && worker.ResidentBytes() < _limits.KeepBelowBytes;
        lock (_gate)
        {
            if (fit && !_closed)
            {
                _busy.Remove(worker);
                _idle.Add(worker);
                return;
            }
        }

        Discard(worker);
    }

    /// <summary>Lets go of a worker that has ended or shall end.</summary>
    internal void Discard(WorkerProcess worker)
    {
        lock (_gate) _busy.Remove(worker);
        Log.WorkerEnded(_log, worker.Id, worker.Requests);
        // Reaping takes as long as its exit; nobody waits for it.
        _ = worker.DisposeAsync().AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        WorkerProcess[] idle, busy;
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            (idle, busy) = ([.. _idle], [.. _busy]);
            _idle.Clear();
        }

        await _sweep.DisposeAsync();
        foreach (WorkerProcess worker in busy) worker.End(Closing);
        foreach (WorkerProcess worker in idle) await worker.DisposeAsync();
        _spawner.Dispose();
    }

    private static Parked Closing => new(ParkKind.Crashed, "The server is stopping.");

    private bool TryTakeIdle([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WorkerProcess? worker)
    {
        lock (_gate)
        {
            worker = _idle.Count > 0 ? _idle[^1] : null;
            if (worker is null) return false;
            _idle.RemoveAt(_idle.Count - 1);
            _busy.Add(worker);
            return true;
        }
    }

    private void Sweep()
    {
        List<WorkerProcess> old;
        lock (_gate)
        {
            old = _idle.FindAll(w => _clock.GetElapsedTime(w.IdleSince) >= _limits.IdleTimeout);
            _idle.RemoveAll(old.Contains);
        }

        old.ForEach(Discard);
    }
}
