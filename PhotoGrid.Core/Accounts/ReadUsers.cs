using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>Looks accounts up.</summary>
public sealed class ReadUsers(ICatalog catalog)
{
    /// <summary>USER_NOT_FOUND when there is none.</summary>
    public async Task<Result<User>> OneAsync(UserId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await UserStore.FindAsync(session, id, ct) is { } user ? user : Failure.NotFound("USER");
    }

    /// <summary>Everybody, oldest account first.</summary>
    public async Task<IReadOnlyList<User>> AllAsync(CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        return await UserStore.ListAsync(session, ct);
    }
}
