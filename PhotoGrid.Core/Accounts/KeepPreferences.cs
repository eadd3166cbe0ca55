using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>A user's preferences, as JSON text whose shape the caller has checked.</summary>
public sealed class KeepPreferences(ICatalog catalog)
{
    /// <summary>What was kept; an empty object for who never chose anything.</summary>
    public async Task<string> ReadAsync(UserId user, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await UserStore.PreferencesAsync(session, user, ct) ?? "{}";
    }

    /// <summary>Replaces it by what <paramref name="change"/> makes of it, in one transaction.</summary>
    public async Task ChangeAsync(UserId user, Func<string, string> change, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        var before = await UserStore.PreferencesAsync(session, user, ct) ?? "{}";
        await UserStore.SetPreferencesAsync(session, user, change(before), ct);
        await session.CommitAsync(ct);
    }
}
