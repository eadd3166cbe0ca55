using PhotoGrid.Foundation;

namespace PhotoGrid.Jobs;

/// <summary>
/// Whose turn it is: those who have work now stand in a line, once each; the others wait for their time. Safe for concurrent use; one
/// takes, many add.
/// </summary>
internal sealed class WorkLine(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<UserId> _line = new();
    private readonly HashSet<UserId> _inLine = [];
    private readonly Dictionary<UserId, DateTimeOffset> _later = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts an owner at the end of the line, if not in it.</summary>
    public void Add(UserId owner)
    {
        lock (_gate)
        {
            _later.Remove(owner);
            if (_inLine.Add(owner))
                _line.Enqueue(owner);
            _changed.TrySetResult();
        }
    }

    /// <summary>Lets an owner wait until a time; one who is in line, or comes earlier, stays as it is.</summary>
    public void AddAt(UserId owner, DateTimeOffset when)
    {
        lock (_gate)
        {
            if (_inLine.Contains(owner) || (_later.TryGetValue(owner, out var earlier) && earlier <= when))
                return;
            _later[owner] = when;
            _changed.TrySetResult();
        }
    }

    /// <summary>The next in line, as soon as there is one.</summary>
    public async Task<UserId> TakeAsync(CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_gate)
            {
                wait = AdmitDue();
                if (_line.TryDequeue(out var owner))
                {
                    _inLine.Remove(owner);
                    return owner;
                }

                if (_changed.Task.IsCompleted)
                    _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await WaitAsync(changed, wait, ct);
        }
    }

    // Whose time has come joins the line; answers how long until the next one's.
    private TimeSpan AdmitDue()
    {
        var now = clock.GetUtcNow();
        foreach (var (owner, when) in _later)
        {
            if (when > now)
                continue;
            _later.Remove(owner);
            if (_inLine.Add(owner))
                _line.Enqueue(owner);
        }

        return _later.Count == 0 ? Timeout.InfiniteTimeSpan : _later.Values.Min() - now;
    }

    private async Task WaitAsync(Task changed, TimeSpan wait, CancellationToken ct)
    {
        // Timers end at 49 days.
        var limit = wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : wait;
        try
        {
            await changed.WaitAsync(limit, clock, ct);
        }
        catch (TimeoutException)
        {
            // Somebody's time has come.
        }
    }
}
