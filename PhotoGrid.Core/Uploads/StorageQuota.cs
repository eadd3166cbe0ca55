using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>Whether there is room for more in a user's storage.</summary>
public sealed class StorageQuota(ICatalog catalog, AccountQuotas quotas)
{
    /// <summary>
    /// QUOTA_EXCEEDED when <paramref name="size"/> more bytes would pass the user's limit; null when they fit, when there is none, or when a file
    /// with this hash is here already, which is never stored twice.
    /// </summary>
    public async Task<Failure?> RefuseAsync(UserId owner, long size, ContentHash? hash, CancellationToken ct)
    {
        if (await quotas.OfAsync(owner, ct) is not { } limit)
            return null;
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await RefuseInAsync(session, size, hash, limit, ct);
    }

    /// <summary>The same in the caller's transaction, where the count can't change meanwhile.</summary>
    internal async Task<Failure?> RefuseInAsync(CatalogSession session, long size, ContentHash hash, CancellationToken ct) =>
        await quotas.OfAsync(session.Owner, ct) is { } limit ? await RefuseInAsync(session, size, hash, limit, ct) : null;

    private static async Task<Failure?> RefuseInAsync(CatalogSession session, long size, ContentHash? hash, long limit, CancellationToken ct)
    {
        var used = await Counters.ReadAsync(session, Counters.Bytes, ct);
        if (used + size <= limit || (hash is { } known && await OriginalStore.FindByHashAsync(session, known, ct) is not null))
            return null;
        return UploadRefusals.Quota(limit, used);
    }
}
