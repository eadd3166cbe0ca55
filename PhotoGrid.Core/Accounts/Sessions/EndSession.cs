using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>Ends a session: signing out, or from the list of one's devices. Its tokens are refused from the next request on.</summary>
public sealed class EndSession(ICatalog catalog, SubjectDirectory subjects)
{
    /// <summary>SESSION_NOT_FOUND when the user has no such session.</summary>
    public async Task<Result<Done>> RunAsync(UserId user, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        if (!await SessionStore.RemoveAsync(session, user, id, ct))
            return Failure.NotFound("SESSION");
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.Credential == id);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Ends every session of the user but one.</summary>
    public async Task OthersAsync(UserId user, Guid keep, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await SessionStore.RemoveOthersAsync(session, user, keep, ct);
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.User == user && subject.IsSession && subject.Credential != keep);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
    }
}
