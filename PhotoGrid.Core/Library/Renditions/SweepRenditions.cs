using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Renditions;

/// <summary>
/// Removes renditions that nobody can ask for any more: of photos that are gone, or of an older state of one that is there. They are derived,
/// so nothing is lost where this is wrong.
/// </summary>
public sealed class SweepRenditions(ICatalog catalog, RenditionBlobs renditions)
{
    /// <summary>Answers how many were removed.</summary>
    public async Task<int> RunAsync(UserId owner, CancellationToken ct)
    {
        // Listed before the rows are read: what is made meanwhile is not looked at.
        var listed = await renditions.ListAsync(owner, ct);
        Dictionary<long, long> states;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            states = await PhotoStore.ListStatesAsync(session, ct);

        var removed = 0;
        foreach (var made in listed)
        {
            if (states.TryGetValue(made.Number, out var state) && made.Version >= state)
                continue;
            await renditions.DeleteAsync(made, ct);
            removed++;
        }

        return removed;
    }
}
