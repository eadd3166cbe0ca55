using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Library.Motion;

/// <summary>Finds and opens the moving part of a photo.</summary>
public sealed class OpenMotion(ICatalog catalog, OriginalBlobs originals)
{
    /// <summary>PHOTO_NOT_FOUND also for a photo that does not move.</summary>
    public async Task<Result<MovingPart>> FindAsync(UserId owner, PhotoId photo, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await MotionStore.FindAsync(session, photo, ct) is { } part ? part : Failure.NotFound("PHOTO");
    }

    /// <summary>Its bytes, whole or a range of them; null when they are not here.</summary>
    public Task<BlobContent?> OpenAsync(MovingPart part, ByteRange? range, CancellationToken ct)
    {
        var (first, last) = range is { } wanted ? (wanted.First, wanted.Last) : (0, part.Length - 1);
        var within = new ByteRange(part.FirstByte + first, part.FirstByte + last);
        return part.External is { } external
            ? Task.FromResult<BlobContent?>(OriginalBlobs.OpenExternal(external, within))
            : originals.Store.OpenAsync(part.Key!.Value, within, ct);
    }
}
