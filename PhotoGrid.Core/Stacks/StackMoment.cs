using System.Security.Cryptography;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>
/// Stacks a photo with what was taken by the same press of the button, once it was looked at. Safe to run twice, in any order, and photo by
/// photo: who comes last finds the others. What somebody stacked or unstacked is left alone, for ever.
/// </summary>
public sealed class StackMoment(ICatalog catalog, SettleStack settle, TimeProvider clock)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "stack-moment";

    // Longer than any camera shoots without a pause: what is larger is a mistake of ours.
    private const int MostTogether = 400;

    /// <summary>The job for a photo; the same photo, the same id. After the thumbnails of all that came with it: then it finds them.</summary>
    internal static NewJob JobFor(PhotoId photo)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. "stack-moment"u8, .. photo.ToBytes()], hash);
        return new NewJob(JobId.FromBytes(hash[..16]), Kind, photo, Priority: 50);
    }

    /// <summary>Looks about a photo; nothing when it is gone, or stands alone.</summary>
    public async Task RunAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await StackStore.FindFreeAsync(session, id, ct) is not { } frame)
            return;
        var together = await TogetherAsync(session, frame, ct);
        if (!Kinship.AreStacked(together) || !await JoinAsync(session, together, ct))
            return;
        await session.CommitAsync(ct);
    }

    // From neighbour to neighbour: a burst may last longer than two of its frames may be apart.
    private static async Task<List<Frame>> TogetherAsync(CatalogSession session, Frame first, CancellationToken ct)
    {
        var together = new List<Frame> { first };
        for (var at = 0; at < together.Count && together.Count <= MostTogether; at++)
        {
            foreach (var other in await StackStore.ListAroundAsync(session, together[at], ct))
            {
                // The same bytes once: a copy is for who looks at duplicates.
                if (Kinship.Are(together[at], other) && !together.Exists(known => known.Id == other.Id || known.Hash == other.Hash))
                    together.Add(other);
            }
        }

        return together.Count <= MostTogether ? together : [];
    }

    private async Task<bool> JoinAsync(CatalogSession session, List<Frame> together, CancellationToken ct)
    {
        var stacks = together.Where(frame => frame.Stack is not null).Select(frame => frame.Stack!.Value).Distinct().OrderBy(known => known.Value).ToList();
        if (stacks.Count == 1 && together.TrueForAll(frame => frame.Stack is not null))
            return false;
        var stack = stacks.Count > 0 ? stacks[0] : new StackId(Guid.CreateVersion7(clock.GetUtcNow()));
        foreach (var frame in together.Where(frame => frame.Stack != stack))
        {
            // One transaction, one state: what was found is there.
            var photo = (await PhotoStore.FindAsync(session, frame.Id, ct))!;
            await settle.WriteAsync(session, default, photo, photo with { StackId = stack }, ct);
        }

        // A stack that somebody chose a primary for is one of those; the others are empty now, or hold what somebody said something about.
        foreach (var changed in stacks.DefaultIfEmpty(stack))
            await settle.InAsync(session, default, changed, ct);
        return true;
    }
}
