using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>Changes an account: one's own name and mail, or anybody's by an admin.</summary>
public sealed class UpdateUser(ICatalog catalog, PasswordHasher passwords, ResetPassword reset, SubjectDirectory subjects, TimeProvider clock)
{
    /// <summary>USER_NOT_FOUND, or CONFLICT when the mail is taken or nobody would be left to manage the machine.</summary>
    public async Task<Result<User>> RunAsync(UserId id, UserChange change, CancellationToken ct)
    {
        if (Check(change) is { } wrong)
            return wrong;
        var hash = change.Password is { } password ? await passwords.HashAsync(password, ct) : null;

        await using var session = await catalog.OpenGlobalAsync(ct);
        if (await UserStore.FindAsync(session, id, ct) is not { } before)
            return Failure.NotFound("USER");
        var after = before with
        {
            Email = change.Email is { } email ? AccountRules.Email(email).Value : before.Email,
            Name = change.Name is { } name ? AccountRules.Name(name).Value : before.Name,
            IsAdmin = change.IsAdmin ?? before.IsAdmin,
            QuotaBytes = change.Quota is { } quota ? quota.Bytes : before.QuotaBytes,
        };
        if (after.Email != before.Email && (await UserStore.FindByEmailAsync(session, after.Email, ct)).User is not null)
            return Failure.Conflict("There is an account with this mail address already.", new Dictionary<string, object?> { ["field"] = "email" });
        if (before.IsAdmin && !after.IsAdmin && await UserStore.CountOtherAdminsAsync(session, id, ct) == 0)
            return RemoveUser.LastAdmin();

        await UserStore.UpdateAsync(session, after, Instant.Now(clock), ct);
        if (hash is not null)
            await reset.InAsync(session, id, hash, ct);
        session.AfterCommit(() =>
        {
            // Whether one is an admin is part of what is remembered of a session.
            subjects.Forget(subject => subject.User == id);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
        return after;
    }

    private static Failure? Check(UserChange change)
    {
        if (change.Email is { } email && AccountRules.Email(email) is { Ok: false, Failure: var wrongEmail })
            return wrongEmail;
        if (change.Name is { } name && AccountRules.Name(name) is { Ok: false, Failure: var wrongName })
            return wrongName;
        if (change.Password is { } password && AccountRules.Password(password) is { Ok: false, Failure: var wrongPassword })
            return wrongPassword;
        return change.Quota?.Bytes < 0 ? Failure.Invalid("A quota is a number of bytes, or null for none.", "quota") : null;
    }
}
