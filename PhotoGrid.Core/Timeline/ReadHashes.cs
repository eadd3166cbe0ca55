using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Timeline;

/// <summary>Reads the blurhashes of the part of the timeline that is on screen; they don't compress, so the geometry has none.</summary>
public sealed class ReadHashes(ICatalog catalog, ColumnsCache columns)
{
    /// <summary>The hashes of <paramref name="count"/> positions from <paramref name="from"/> on.</summary>
    public async Task<HashPage> RunAsync(UserId owner, int from, int count, CancellationToken ct)
    {
        var snapshot = await columns.GetAsync(owner, ct);
        var numbers = snapshot.NumbersAt(from, count);
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var hashes = await HashStore.ListAsync(session, numbers, ct);
        return new HashPage(from, snapshot.Change, [.. numbers.Select(number => hashes.GetValueOrDefault(number))]);
    }
}
