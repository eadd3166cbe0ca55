using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>What a sign-in hands out: a cookie's value, or an access and a refresh token.</summary>
public sealed record IssuedSession(User User, Guid SessionId, string AccessToken, string? RefreshToken);

/// <summary>Makes sessions and their tokens.</summary>
public sealed class IssueSession(TimeProvider clock)
{
    private const int LongestDevice = 200;

    /// <summary>A new session in the caller's transaction. <paramref name="device"/> is shown to its owner, cut and cleaned.</summary>
    public async Task<IssuedSession> InAsync(CatalogSession session, User user, bool cookie, string device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var made = new Session(Guid.CreateVersion7(now), cookie ? SessionStore.Cookie : SessionStore.Token, Clean(device), now, now, now + SessionTerms.Sliding);
        await SessionStore.AddAsync(session, made, user.Id, ct);
        return cookie
            ? new IssuedSession(user, made.Id, await AddTokenAsync(session, made.Id, SessionStore.Cookie, made.EndsAt, ct), null)
            : await TokensAsync(session, user, made.Id, ct);
    }

    /// <summary>Fresh tokens of a session that exists.</summary>
    internal async Task<IssuedSession> TokensAsync(CatalogSession session, User user, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var access = await AddTokenAsync(session, id, SessionStore.AccessToken, now + SessionTerms.Access, ct);
        var refresh = await AddTokenAsync(session, id, SessionStore.RefreshToken, now + SessionTerms.Sliding, ct);
        return new IssuedSession(user, id, access, refresh);
    }

    private static async Task<string> AddTokenAsync(CatalogSession session, Guid id, string kind, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var token = Secret.New();
        await SessionStore.AddTokenAsync(session, id, kind, Secret.Hash(token), Instant.Of(expiresAt), ct);
        return token;
    }

    private static string Clean(string device)
    {
        var clean = new string([.. device.Where(letter => !char.IsControl(letter)).Take(LongestDevice)]).Trim();
        return clean.Length == 0 ? "unknown" : clean;
    }
}
