using PhotoGrid.Foundation;

namespace PhotoGrid.Catalog;

/// <summary>
/// The truth about users' libraries, at the level of connections: one user = one shard = one transaction. Stores write the SQL, shared by
/// both databases; every statement that touches a user's rows filters by <c>owner_id = @owner</c>. Order of waiting: who writes to a user's
/// shard may open the global one for writing, never the other way round.
/// </summary>
public interface ICatalog : IAsyncDisposable
{
    /// <summary>Opens the owner's shard for writing; waits for the writer before it. The shard is made when it is not there.</summary>
    ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct);

    /// <summary>Opens the owner's shard for reading one consistent state; never waits for a writer. Writing through it fails.</summary>
    ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct);

    /// <summary>Opens what is not any one user's: accounts, sessions, keys, settings, grants, work waiting.</summary>
    ValueTask<CatalogSession> OpenGlobalAsync(CancellationToken ct);

    /// <summary>The same for reading.</summary>
    ValueTask<CatalogSession> OpenGlobalReadAsync(CancellationToken ct);

    /// <summary>Erases a user's shard for good: rows, and on SQLite the file. The global rows are the caller's.</summary>
    ValueTask EraseAsync(UserId owner, CancellationToken ct);
}
