using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Library.Seen;

/// <summary>
/// Queues the photos of a library that models of today have not seen, newest first and some at a time: the next ones when those are done.
/// </summary>
public sealed class LookAtLibrary(ICatalog catalog, IJobQueue jobs, ModelRegistry registry)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "look-at-library";

    // A job costs a row; a library has a hundred thousand photos.
    private const int AtATime = 200;

    // Two ids in turn: a job that runs cannot be queued once more. Behind the photos that it queued.
    private static readonly NewJob[] _turns =
    [
        new(new JobId(new Guid("0d8f7f0e-98b5-4a3c-8d0b-3f1d6a3b7e01")), Kind, null, "0", Priority: 4),
        new(new JobId(new Guid("0d8f7f0e-98b5-4a3c-8d0b-3f1d6a3b7e02")), Kind, null, "1", Priority: 4),
    ];

    /// <summary>Queues the first look at a library, where there is anything to look with.</summary>
    public async Task BeginAsync(UserId owner, CancellationToken ct)
    {
        if (registry.Models.Models.Count == 0)
            return;
        await using var session = await catalog.OpenAsync(owner, ct);
        await jobs.EnqueueAsync(session, _turns[0], ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Queues the next photos, and itself behind them; nothing when all are seen.</summary>
    public async Task RunAsync(UserId owner, string turn, CancellationToken ct)
    {
        var models = registry.Models;
        await using var session = await catalog.OpenAsync(owner, ct);
        var unseen = new HashSet<PhotoId>();
        foreach (var task in WriteSeen.TasksOf(models))
            unseen.UnionWith(await LookStore.ListUnseenAsync(session, task, WriteSeen.KeyOf(models, task), AtATime, ct));
        if (unseen.Count == 0)
            return;
        foreach (var photo in unseen.Take(AtATime))
            await jobs.EnqueueAsync(session, LookAtPhoto.JobFor(photo), ct);
        await jobs.EnqueueAsync(session, _turns[turn == "0" ? 1 : 0], ct);
        await session.CommitAsync(ct);
    }
}
