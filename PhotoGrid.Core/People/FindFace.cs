using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.People;

/// <summary>Whether a face or a person is there.</summary>
public sealed class FindFace(ICatalog catalog)
{
    /// <summary>A face of this owner's.</summary>
    public async Task<bool> ExistsAsync(UserId owner, Guid face, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PeopleFaceStore.FindAsync(session, face, ct) is not null;
    }

    /// <summary>A person of this owner's.</summary>
    public async Task<bool> PersonExistsAsync(UserId owner, Guid person, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PersonStore.FindAsync(session, person, ct) is not null;
    }
}
