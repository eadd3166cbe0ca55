namespace PhotoGrid.Jobs;

/// <summary>What runs the jobs of one kind. Safe to run twice: a job is run at least once.</summary>
/// <param name="Kind">Which jobs.</param>
/// <param name="RunAsync">
/// Does the work. Null: done. A sentence: it can't be done, now or ever; the job is parked with it. An exception: tried again later. The
/// token ends when the worker stops or lost the job to another.
/// </param>
/// <param name="ParkedAsync">Told before a job is parked, for whatever reason, so that what it is about can say so.</param>
public sealed record JobHandler(
    string Kind,
    Func<LeasedJob, CancellationToken, Task<string?>> RunAsync,
    Func<LeasedJob, string, CancellationToken, Task>? ParkedAsync = null);
