using PhotoGrid.Access;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Keys;

/// <summary>Makes a key. The secret is in the answer and nowhere else.</summary>
public sealed class MakeApiKey(ICatalog catalog, TimeProvider clock)
{
    private const int HintLength = 8;
    private const int MostKeys = 100;

    /// <summary>A key needs a name and at least one scope; a user has at most a hundred.</summary>
    public async Task<Result<(ApiKey Key, string Secret)>> RunAsync(UserId user, string name, Scopes scopes, CancellationToken ct)
    {
        if (AccountRules.Name(name) is { Ok: false, Failure: var wrong })
            return wrong!;
        if (scopes == Scopes.None)
            return Failure.Invalid("Say what the key is for: read, write, upload.", "scopes");

        var secret = Secret.New(Secret.KeyPrefix);
        var now = clock.GetUtcNow();
        var key = new ApiKey(Guid.CreateVersion7(now), name.Trim(), scopes, secret[..HintLength], now, null);
        await using var session = await catalog.OpenGlobalAsync(ct);
        if ((await ApiKeyStore.ListAsync(session, user, ct)).Count >= MostKeys)
            return Failure.Conflict($"There are {MostKeys} keys already; delete one first.");
        await ApiKeyStore.AddAsync(session, user, key, Secret.Hash(secret), ct);
        await session.CommitAsync(ct);
        return (key, secret);
    }
}
