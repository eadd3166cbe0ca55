using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Vision;

namespace PhotoGrid.Library.Seen;

/// <summary>The text of a photo, line by line with where it stands.</summary>
public sealed class ReadLines(ICatalog catalog)
{
    /// <summary>In reading order; PHOTO_NOT_FOUND.</summary>
    public async Task<Result<IReadOnlyList<SeenLine>>> RunAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.FindAsync(session, id, ct) is null ? Failure.NotFound("PHOTO") : await SightStore.ListLinesAsync(session, id, ct);
    }
}
