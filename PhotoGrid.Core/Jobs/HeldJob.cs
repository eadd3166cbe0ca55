namespace PhotoGrid.Jobs;

/// <summary>A job in the hands of this process: until when, and whether another has it by now.</summary>
internal sealed class HeldJob(LeasedJob job) : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _gate = new();
    private bool _ended;

    public LeasedJob Job { get; } = job;

    public DateTimeOffset Until { get; set; } = job.Until;

    /// <summary>Ends when the lease was lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Another has it: its handler here is told to stop.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            if (!_ended)
                _lost.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _lost.Dispose();
        }
    }
}
