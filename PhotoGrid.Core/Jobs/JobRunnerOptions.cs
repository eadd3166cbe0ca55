namespace PhotoGrid.Jobs;

/// <summary>How a runner works.</summary>
public sealed record JobRunnerOptions
{
    /// <summary>Jobs at the same time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Jobs of this priority or more are what somebody waits for; others run when none of these came for <see cref="Quiet"/>.</summary>
    public const int Urgent = 50;

    /// <summary>How long it has to be quiet before backlog is begun: longer than the gap between two uploads of a slow phone.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a job is held without a sign of life: what a crash costs. Held jobs are extended at a third of it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the marks are looked at for what other nodes queued. One process alone needs no more than now and then.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an owner's mark stays up after the last job, so that a burst of uploads raises it once.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(20);
}
