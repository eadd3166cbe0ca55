using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>Where somebody is signed in, last used first.</summary>
public sealed class ListSessions(ICatalog catalog, TimeProvider clock)
{
    /// <summary>All sessions that haven't ended.</summary>
    public async Task<IReadOnlyList<Session>> RunAsync(UserId user, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await SessionStore.ListAsync(session, user, Instant.Now(clock), ct);
    }
}
