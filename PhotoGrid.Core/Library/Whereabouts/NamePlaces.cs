using System.Security.Cryptography;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Whereabouts;

/// <summary>
/// Names the places of photos that came before the file of places did, or that another file named, and reads their clocks in the zone of
/// the place. Safe to run twice, and to stop anywhere.
/// </summary>
public sealed class NamePlaces(ICatalog catalog, IJobQueue jobs, LookUpPlace places, ChangePhotos change, TimeProvider clock)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "name-places";

    // Which data named this library last; 0 when none did.
    private const string NamedBy = "places";

    // Photos of one transaction: the writer is free for others between two.
    private const int Batch = 200;

    private static readonly JobId _id = JobId.FromBytes(SHA256.HashData("name-places"u8).AsSpan(0, 16));

    /// <summary>Queues the job for a library that another file of places named, or none. Nothing without such a file.</summary>
    public async Task EnqueueAsync(UserId owner, CancellationToken ct)
    {
        if (places.Version == 0)
            return;
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await Counters.ReadAsync(session, NamedBy, ct) == places.Version)
            return;
        await jobs.EnqueueAsync(session, new NewJob(_id, Kind, null, Priority: 10), ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Goes through every photo with a location.</summary>
    public async Task RunAsync(UserId owner, CancellationToken ct)
    {
        var version = places.Version;
        for (long? after = 0; after is { } number;)
            after = await RunBatchAsync(owner, number, ct);
        await using var session = await catalog.OpenAsync(owner, ct);
        await Counters.SetAsync(session, NamedBy, version, ct);
        await session.CommitAsync(ct);
    }

    // The number of the last photo looked at; null at the end.
    private async Task<long?> RunBatchAsync(UserId owner, long after, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var photos = await PhotoStore.ListLocatedAsync(session, after, Batch, ct);
        foreach (var photo in photos)
        {
            var known = places.At(photo.Location);
            var taken = known.Zone is { } zone ? TakenAtRules.InZone(photo.TakenAt, zone, clock) : null;
            var named = photo with { Place = known.Names, TakenAt = taken ?? photo.TakenAt };
            if (named != photo)
                await change.WriteAsync(session, default, PhotoLog.Processed, photo, named, ct);
        }

        await session.CommitAsync(ct);
        return photos.Count == Batch ? photos[^1].Number : null;
    }
}
