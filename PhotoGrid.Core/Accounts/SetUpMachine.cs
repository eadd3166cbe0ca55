using PhotoGrid.Catalog;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Foundation;
using PhotoGrid.Accounts.Passwords;

namespace PhotoGrid.Accounts;

/// <summary>The first account, which owns the machine. Works once, while there is no account.</summary>
public sealed class SetUpMachine(ICatalog catalog, PasswordHasher passwords, IssueSession issue, TimeProvider clock)
{
    private volatile bool _done;

    /// <summary>Whether there is no account yet.</summary>
    public async ValueTask<bool> IsNeededAsync(CancellationToken ct)
    {
        if (_done)
            return false;
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        _done = await UserStore.CountAsync(session, ct) > 0;
        return !_done;
    }

    /// <summary>Makes the account and signs it in. CONFLICT once there is any account. Who may ask is the caller's to check.</summary>
    public async Task<Result<IssuedSession>> RunAsync(string email, string name, string password, bool cookie, string device, CancellationToken ct)
    {
        if (AccountRules.Email(email) is { Ok: false, Failure: var wrongEmail })
            return wrongEmail!;
        if (AccountRules.Name(name) is { Ok: false, Failure: var wrongName })
            return wrongName!;
        if (AccountRules.Password(password) is { Ok: false, Failure: var wrongPassword })
            return wrongPassword!;
        if (!await IsNeededAsync(ct))
            return AlreadyDone();

        var hash = await passwords.HashAsync(password, ct);
        var user = new User(UserId.New(clock), AccountRules.Email(email).Value, AccountRules.Name(name).Value, true, null, clock.GetUtcNow());
        await using var session = await catalog.OpenGlobalAsync(ct);
        if (await UserStore.CountAsync(session, ct) > 0 || !await UserStore.AddAsync(session, user, hash, ct))
            return AlreadyDone();
        var issued = await issue.InAsync(session, user, cookie, device, ct);
        await session.CommitAsync(ct);
        _done = true;
        return issued;
    }

    /// <summary>The refusal once it was done.</summary>
    public static Failure AlreadyDone() => Failure.Conflict("This PhotoGrid is set up already. Sign in, or ask its owner for an account.");
}
