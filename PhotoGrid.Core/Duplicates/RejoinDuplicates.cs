using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Duplicates;

/// <summary>Takes back that photos are no duplicates of each other: they are compared again.</summary>
public sealed class RejoinDuplicates(ICatalog catalog, ChangeFeed feed)
{
    internal const string Rejoined = "duplicates.rejoined";

    /// <summary>DISMISSAL_NOT_FOUND when nothing was dismissed by that id, or it was taken back already.</summary>
    public async Task<Result<bool>> RunAsync(UserId owner, UserId actor, Guid dismissal, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await DuplicateStore.RejoinAsync(session, dismissal, ct) == 0)
            return Failure.NotFound("DISMISSAL");
        await feed.AppendAsync(session, actor, Rejoined, dismissal, null, null, ct);
        await session.CommitAsync(ct);
        return true;
    }
}
