using System.Security.Cryptography;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Stacks;

/// <summary>Stacks a library that came before stacks did, once. Safe to run twice, and to stop anywhere.</summary>
public sealed class StackLibrary(ICatalog catalog, IJobQueue jobs, StackMoment stack)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "stack-library";

    // 1 when it was done.
    private const string Done = "stacks";

    private const int Batch = 200;

    private static readonly JobId _id = JobId.FromBytes(SHA256.HashData("stack-library"u8).AsSpan(0, 16));

    /// <summary>Queues the job for a library that it never ran for.</summary>
    public async Task EnqueueAsync(UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await Counters.ReadAsync(session, Done, ct) == 1)
            return;
        await jobs.EnqueueAsync(session, new NewJob(_id, Kind, null, Priority: 10), ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Goes through every photo that has a neighbour in time.</summary>
    public async Task RunAsync(UserId owner, CancellationToken ct)
    {
        for (var (after, more) = (0L, true); more;)
        {
            List<PhotoId> photos;
            (photos, after, more) = await NextAsync(owner, after, ct);
            foreach (var photo in photos)
                await stack.RunAsync(owner, photo, ct);
        }

        await using var session = await catalog.OpenAsync(owner, ct);
        await Counters.SetAsync(session, Done, 1, ct);
        await session.CommitAsync(ct);
    }

    private async Task<(List<PhotoId> Photos, long After, bool More)> NextAsync(UserId owner, long after, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var batch = await StackStore.ListAfterAsync(session, after, Batch, ct);
        var photos = new List<PhotoId>();
        foreach (var photo in batch)
        {
            if (await StackStore.HasNeighbourAsync(session, photo, ct))
                photos.Add(photo.Id);
        }

        return (photos, batch.Count > 0 ? batch[^1].Number : after, batch.Count == Batch);
    }
}
