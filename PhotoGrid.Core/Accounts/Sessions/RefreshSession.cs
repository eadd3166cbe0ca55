using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>A refresh token for new tokens. Each works once; one that comes back was stolen or copied, and ends the whole session.</summary>
public sealed class RefreshSession(ICatalog catalog, IssueSession issue, SubjectDirectory subjects, TimeProvider clock)
{
    /// <summary>UNAUTHENTICATED for a token that is unknown, expired or used.</summary>
    public async Task<Result<IssuedSession>> RunAsync(string refreshToken, CancellationToken ct)
    {
        var hash = Secret.Hash(refreshToken);
        await using var session = await catalog.OpenGlobalAsync(ct);
        var now = Instant.Now(clock);
        if (await SessionStore.FindRefreshAsync(session, hash, ct) is not { } row || row.ExpiresAt <= now)
            return Refused();

        if (row.UsedAt is not null || !await SessionStore.MarkUsedAsync(session, hash, now, ct))
        {
            await SessionStore.RemoveAsync(session, row.User, row.Session, ct);
            session.AfterCommit(() =>
            {
                subjects.Forget(subject => subject.Credential == row.Session);
                return ValueTask.CompletedTask;
            });
            await session.CommitAsync(ct);
            return Refused();
        }

        if (await UserStore.FindAsync(session, row.User, ct) is not { } user)
            return Refused();
        await SessionStore.TouchAsync(session, row.Session, now, now + (long)SessionTerms.Sliding.TotalMilliseconds, ct);
        var issued = await issue.TokensAsync(session, user, row.Session, ct);
        await session.CommitAsync(ct);
        return issued;
    }

    private static Failure Refused() => new(FailureKind.Unauthenticated, "UNAUTHENTICATED", "This sign-in has ended. Sign in again.");
}
