using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Keys;

/// <summary>Somebody's keys, oldest first.</summary>
public sealed class ListApiKeys(ICatalog catalog)
{
    /// <summary>Without their secrets.</summary>
    public async Task<IReadOnlyList<ApiKey>> RunAsync(UserId user, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await ApiKeyStore.ListAsync(session, user, ct);
    }
}
