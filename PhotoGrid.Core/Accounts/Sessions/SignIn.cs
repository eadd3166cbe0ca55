using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>Mail and password for a session. Unknown mails and wrong passwords are told apart by nothing, not even the time.</summary>
public sealed class SignIn(ICatalog catalog, PasswordHasher passwords, SignInLimit limit, IssueSession issue)
{
    /// <summary>UNAUTHENTICATED when they don't fit; RATE_LIMITED after five wrong tries for this account from this address.</summary>
    public async Task<Result<IssuedSession>> RunAsync(string email, string password, bool cookie, string device, string address, CancellationToken ct)
    {
        var clean = email.Trim().ToLowerInvariant();
        using var turn = await limit.EnterAsync(clean, address, ct);
        if (turn.Refusal is { } refusal)
            return refusal;

        User? user;
        string? stored;
        await using (var read = await catalog.OpenGlobalReadAsync(ct))
            (user, stored) = await UserStore.FindByEmailAsync(read, clean, ct);
        if (!await passwords.VerifyAsync(stored, password, ct))
        {
            await turn.FailedAsync(ct);
            return new Failure(FailureKind.Unauthenticated, "UNAUTHENTICATED", "The mail or the password is not right.");
        }

        await turn.SucceededAsync(ct);

        await using var session = await catalog.OpenGlobalAsync(ct);
        var issued = await issue.InAsync(session, user!, cookie, device, ct);
        await session.CommitAsync(ct);
        return issued;
    }
}
