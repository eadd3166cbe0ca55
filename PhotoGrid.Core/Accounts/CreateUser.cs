using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>A new account, by an admin or at the machine's own command line.</summary>
public sealed class CreateUser(ICatalog catalog, PasswordHasher passwords, TimeProvider clock)
{
    /// <summary>CONFLICT when the mail is taken. The very first account is an admin whatever is asked.</summary>
    public async Task<Result<User>> RunAsync(string email, string name, string password, bool admin, long? quotaBytes, CancellationToken ct)
    {
        if (AccountRules.Email(email) is { Ok: false, Failure: var wrongEmail })
            return wrongEmail!;
        if (AccountRules.Name(name) is { Ok: false, Failure: var wrongName })
            return wrongName!;
        if (AccountRules.Password(password) is { Ok: false, Failure: var wrongPassword })
            return wrongPassword!;
        if (quotaBytes < 0)
            return Failure.Invalid("A quota is a number of bytes, or null for none.", "quota");

        var hash = await passwords.HashAsync(password, ct);
        await using var session = await catalog.OpenGlobalAsync(ct);
        var first = await UserStore.CountAsync(session, ct) == 0;
        var user = new User(UserId.New(clock), AccountRules.Email(email).Value, AccountRules.Name(name).Value, admin || first, quotaBytes, clock.GetUtcNow());
        if (!await UserStore.AddAsync(session, user, hash, ct))
            return Failure.Conflict("There is an account with this mail address already.", new Dictionary<string, object?> { ["field"] = "email" });
        await session.CommitAsync(ct);
        return user;
    }
}
