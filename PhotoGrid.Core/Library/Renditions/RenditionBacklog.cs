using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Renditions;

/// <summary>Makes the larger and smaller-in-bytes renditions when nothing else waits: 1920 WebP and the AVIFs. Safe to run twice.</summary>
public sealed class RenditionBacklog(ICatalog catalog, DecodePool decoder, PictureSource pictures, RenditionBlobs renditions)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "rendition-backlog";

    /// <summary>The job for a photo: after everything that somebody waits for.</summary>
    public static NewJob JobFor(PhotoId photo) => new(RenditionJobs.IdOf(Kind, photo), Kind, photo, Priority: 10);

    /// <summary>Runs it; a reason when it can't be done, null when done or when the photo is gone.</summary>
    public async Task<Parked?> RunAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        Photo? photo;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            photo = await PhotoStore.FindAsync(session, id, ct);
        if (photo is null || await pictures.OpenAsync(owner, photo, ct) is not { } picture)
            return null;
        if (!picture.TryGet(out var input, out var unreadable))
            return unreadable;

        var outcome = await decoder.MakeRenditionsAsync(input, RenditionSpec.Backlog, ct);
        if (outcome.Parked is { } parked)
            return parked;
        foreach (var rendition in outcome.Value!.Renditions)
            await renditions.PutAsync(owner, photo, rendition, ct);
        return null;
    }
}
