using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts;

/// <summary>How many bytes an account may hold.</summary>
public sealed class AccountQuotas(ICatalog catalog)
{
    /// <summary>The limit in bytes; null when there is none, or no such account.</summary>
    public async Task<long?> OfAsync(UserId user, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await session.Sql.NumberAsync("SELECT quota_bytes FROM users WHERE id = @id", new SqlArgs { ["id"] = user.ToBytes() }, ct);
    }
}
