using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>
/// Takes an account away: from this moment nobody signs in to it, and its sessions and keys are refused. That its library is to be
/// erased is noted in the same transaction; who calls this does it then, and the next start goes on with what was not finished.
/// </summary>
public sealed class RemoveUser(ICatalog catalog, SubjectDirectory subjects, PasswordHasher passwords, SignInLimit limit)
{
    /// <summary>USER_NOT_FOUND; CONFLICT for the last admin.</summary>
    public async Task<Result<User>> RunAsync(UserId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        if (await UserStore.FindAsync(session, id, ct) is not { } user)
            return Failure.NotFound("USER");
        if (user.IsAdmin && await UserStore.CountOtherAdminsAsync(session, id, ct) == 0)
            return LastAdmin();

        await UserStore.RemoveAsync(session, id, ct);
        await ErasureStore.AddAsync(session, id, ct);
        session.AfterCommit(() =>
        {
            subjects.Forget(subject => subject.User == id);
            return ValueTask.CompletedTask;
        });
        await session.CommitAsync(ct);
        return user;
    }

    /// <summary>The same by the user in person: FORBIDDEN when the password is wrong, RATE_LIMITED after five of those.</summary>
    public async Task<Result<User>> RunAsync(UserId id, string password, string address, CancellationToken ct)
    {
        using (var turn = await limit.EnterAsync(id.ToString(), address, ct))
        {
            if (turn.Refusal is { } refusal)
                return refusal;
            string? stored;
            await using (var read = await catalog.OpenGlobalReadAsync(ct))
                stored = await UserStore.PasswordAsync(read, id, ct);
            if (!await passwords.VerifyAsync(stored, password, ct))
            {
                await turn.FailedAsync(ct);
                return new Failure(FailureKind.Forbidden, "FORBIDDEN", "The password is not right.", new Dictionary<string, object?> { ["field"] = "password" });
            }

            await turn.SucceededAsync(ct);
        }

        return await RunAsync(id, ct);
    }

    internal static Failure LastAdmin() => Failure.Conflict("This is the last account that manages the machine. Make another one an admin first.");
}
