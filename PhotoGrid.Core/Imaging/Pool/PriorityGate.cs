namespace PhotoGrid.Imaging.Pool;

/// <summary>Lets so many in at a time; whoever is waited for by a person goes before the backlog.</summary>
internal sealed class PriorityGate(int permits)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _patient = new();
    private int _free = permits;

    internal async Task EnterAsync(bool urgent, CancellationToken ct)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            (urgent ? _urgent : _patient).Enqueue(turn);
        }

        // Whoever gives up is skipped by Leave; TrySet decides who was first.
        await using (ct.Register(() => turn.TrySetCanceled(ct))) await turn.Task;
    }

    internal void Leave()
    {
        lock (_gate)
        {
            while (_urgent.TryDequeue(out TaskCompletionSource? next) || _patient.TryDequeue(out next))
            {
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }
}
