using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Stacks;

/// <summary>Shows what is in a stack.</summary>
public sealed class ReadStack(ICatalog catalog)
{
    /// <summary>STACK_NOT_FOUND also when fewer than two of its photos can be seen.</summary>
    public async Task<Result<Stack>> RunAsync(UserId owner, StackId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await InAsync(session, id, ct);
    }

    internal static async Task<Result<Stack>> InAsync(CatalogSession session, StackId id, CancellationToken ct)
    {
        var photos = (await StackStore.ListAsync(session, id, ct)).FindAll(SettleStack.IsSeen);
        return photos.Count > 1 && photos[0].StackPrimary is { } primary ? new Stack(id, primary, photos) : Failure.NotFound("STACK");
    }
}
