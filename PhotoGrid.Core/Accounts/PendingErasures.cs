using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts;

/// <summary>Which removed accounts still have a library to erase.</summary>
public sealed class PendingErasures(ICatalog catalog)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<UserId>> ListAsync(CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await ErasureStore.ListAsync(session, ct);
    }

    /// <summary>After everything of the user's is gone.</summary>
    public async Task DoneAsync(UserId user, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await ErasureStore.RemoveAsync(session, user, ct);
        // A job that ended last may have left its mark.
        await session.Sql.RunAsync("DELETE FROM work WHERE owner_id = @owner", new SqlArgs { ["owner"] = user.ToBytes() }, ct);
        await session.CommitAsync(ct);
    }
}
