using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Storage;

namespace PhotoGrid.Uploads;

/// <summary>The file a new photo is made of, and whether it came with this upload.</summary>
internal sealed record PlacedOriginal(Original Original, bool IsNew);

/// <summary>
/// Gives a staged file its key for ever, or finds the file that has these bytes already. A key that is taken by other bytes is never
/// written: the hash in the name is lengthened until the key is free.
/// </summary>
public sealed class PlaceOriginal(OriginalBlobs originals)
{
    internal Task<PlacedOriginal> InAsync(CatalogSession session, Upload upload, ContentHash hash, Photo photo, CancellationToken ct) =>
        // By content: the name may promise something else.
        InAsync(session, upload, hash, Instant.Read(photo.TakenAt.LocalMs), MediaType.FromMimeType(photo.MimeType)!.ExtensionFor(photo.Filename), ct);

    /// <summary>The same for a file that is no photo; <paramref name="when"/> decides the folder of year and month.</summary>
    internal async Task<PlacedOriginal> InAsync(CatalogSession session, Upload upload, ContentHash hash, DateTimeOffset when, string extension, CancellationToken ct)
    {
        if (await OriginalStore.FindByHashAsync(session, hash, ct) is { } shared)
            return new PlacedOriginal(shared, false);

        // A commit failed after the move: the file stays where it went, whatever would be chosen today.
        IEnumerable<BlobKey> before = await originals.Store.FindPromotedAsync(upload.Id, ct) is { } chosen ? [chosen] : [];
        var today = OriginalName.Candidates(session.Owner, when, upload.Filename, extension, hash);
        foreach (var key in before.Concat(today))
        {
            if (await OriginalStore.HasKeyAsync(session, key, ct))
                continue;
            if (await originals.Store.PromoteAsync(upload.Id, key, ct) == PutOutcome.Created || await HasBytesAsync(key, hash, ct))
                return new PlacedOriginal(new Original(Guid.CreateVersion7(), hash, upload.Size, key), true);
        }

        throw new IOException("Every name for this original is taken.");
    }

    // A file without a row: left by a crash between the move and the commit, then completed again.
    private async Task<bool> HasBytesAsync(BlobKey key, ContentHash hash, CancellationToken ct)
    {
        if (await originals.Store.OpenAsync(key, null, ct) is not { } content)
            return false;
        await using (content)
            return await ContentHash.OfAsync(content.Stream, ct) == hash;
    }
}
