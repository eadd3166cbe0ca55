using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>A new password by who runs the machine. All sessions of that user end.</summary>
public sealed class ResetPassword(ICatalog catalog, PasswordHasher passwords, SubjectDirectory subjects, TimeProvider clock)
{
    /// <summary>USER_NOT_FOUND when nobody has that mail.</summary>
    public async Task<Result<Done>> RunAsync(string email, string wanted, CancellationToken ct)
    {
        if (AccountRules.Password(wanted) is { Ok: false, Failure: var wrong })
            return wrong!;
        var hash = await passwords.HashAsync(wanted, ct);
        await using var session = await catalog.OpenGlobalAsync(ct);
        var (user, _) = await UserStore.FindByEmailAsync(session, email.Trim().ToLowerInvariant(), ct);
        if (user is null)
            return Failure.NotFound("USER");
        await InAsync(session, user.Id, hash, ct);
        await session.CommitAsync(ct);
        return default(Done);
    }

    internal async Task InAsync(CatalogSession session, UserId user, string hash, CancellationToken ct)
    {
        await UserStore.SetPasswordAsync(session, user, hash, Instant.Now(clock), ct);
        await SessionStore.RemoveOthersAsync(session, user, default, ct);
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.User == user && subject.IsSession);
            return ValueTask.CompletedTask;
        });
    }
}
