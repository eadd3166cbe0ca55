using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>Housekeeping: notes the last uses and removes what has ended.</summary>
public sealed class SweepSessions(ICatalog catalog, SubjectDirectory subjects, TimeProvider clock)
{
    /// <summary>Safe at any time.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await subjects.FlushAsync(ct);
        await using var session = await catalog.OpenGlobalAsync(ct);
        await SessionStore.RemoveEndedAsync(session, Instant.Now(clock), ct);
        await session.CommitAsync(ct);
    }
}
