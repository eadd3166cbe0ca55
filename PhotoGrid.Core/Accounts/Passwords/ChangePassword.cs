using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>A user's own change of password. Every other session of theirs ends; API keys stay.</summary>
public sealed class ChangePassword(ICatalog catalog, PasswordHasher passwords, SignInLimit limit, SubjectDirectory subjects, TimeProvider clock)
{
    /// <summary>FORBIDDEN when the current password is wrong, RATE_LIMITED after five of those; <paramref name="keep"/> is the session that asks.</summary>
    public async Task<Result<Done>> RunAsync(UserId user, Guid keep, string current, string wanted, string address, CancellationToken ct)
    {
        if (AccountRules.Password(wanted, "newPassword") is { Ok: false, Failure: var wrong })
            return wrong!;
        using var turn = await limit.EnterAsync(user.ToString(), address, ct);
        if (turn.Refusal is { } refusal)
            return refusal;

        string? stored;
        await using (var read = await catalog.OpenGlobalReadAsync(ct))
            stored = await UserStore.PasswordAsync(read, user, ct);
        if (!await passwords.VerifyAsync(stored, current, ct))
        {
            await turn.FailedAsync(ct);
            return new Failure(FailureKind.Forbidden, "FORBIDDEN", "The current password is not right.", new Dictionary<string, object?> { ["field"] = "currentPassword" });
        }

        await turn.SucceededAsync(ct);
        var hash = await passwords.HashAsync(wanted, ct);
        await using var session = await catalog.OpenGlobalAsync(ct);
        await UserStore.SetPasswordAsync(session, user, hash, Instant.Now(clock), ct);
        await SessionStore.RemoveOthersAsync(session, user, keep, ct);
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.User == user && subject.IsSession && subject.Credential != keep);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
        return default(Done);
    }
}
