using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Keys;

/// <summary>Ends a key: its next request is refused.</summary>
public sealed class RevokeApiKey(ICatalog catalog, SubjectDirectory subjects)
{
    /// <summary>API_KEY_NOT_FOUND when the user has no such key.</summary>
    public async Task<Result<Done>> RunAsync(UserId user, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        if (!await ApiKeyStore.RemoveAsync(session, user, id, ct))
            return Failure.NotFound("API_KEY");
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.Credential == id);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
        return default(Done);
    }
}
