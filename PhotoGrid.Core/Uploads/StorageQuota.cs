using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>Whether there is room for more in a user's storage.</summary>
public sealed class StorageQuota(ICatalog catalog, AccountQuotas quotas)
{
    /// <summary>QUOTA_EXCEEDED when <paramref name="size"/> more bytes would pass the user's limit; null when they fit or there is none.</summary>
    public async Task<Failure?> RefuseAsync(UserId owner, long size, CancellationToken ct)
    {
        if (await quotas.OfAsync(owner, ct) is not { } limit)
            return null;
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await RefuseInAsync(session, size, limit, ct);
    }

    /// <summary>The same in the caller's transaction, where the count can't change meanwhile.</summary>
    internal async Task<Failure?> RefuseInAsync(CatalogSession session, long size, CancellationToken ct) =>
        await quotas.OfAsync(session.Owner, ct) is { } limit ? await RefuseInAsync(session, size, limit, ct) : null;

    private static async Task<Failure?> RefuseInAsync(CatalogSession session, long size, long limit, CancellationToken ct)
    {
        var used = await Counters.ReadAsync(session, Counters.Bytes, ct);
        return used + size > limit ? UploadRefusals.Quota(limit, used) : null;
    }
}
