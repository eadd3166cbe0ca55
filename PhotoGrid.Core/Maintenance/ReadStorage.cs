using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Maintenance;

/// <summary>Says how full a library is.</summary>
public sealed class ReadStorage(ICatalog catalog, ColumnsCache columns, AccountQuotas quotas)
{
    /// <summary>As it is now.</summary>
    public async Task<StorageUse> RunAsync(UserId user, CancellationToken ct)
    {
        var library = await columns.GetAsync(user, ct);
        var limit = await quotas.OfAsync(user, ct);
        await using var session = await catalog.OpenReadAsync(user, ct);
        return new StorageUse(await Counters.ReadAsync(session, Counters.Bytes, ct), limit, LibraryCounts.Kept(library), LibraryCounts.Trash(library));
    }
}
