using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Renditions;

/// <summary>
/// Makes a photo ready to be shown: the eager renditions, blurhash, colours and perceptual hash, from one decoding. Safe to run twice.
/// </summary>
public sealed class MakeRenditions(
    ICatalog catalog, IJobQueue jobs, DecodePool decoder, PictureSource pictures, RenditionBlobs renditions, ChangePhotos change)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "make-renditions";

    /// <summary>The job for a photo; the same photo, the same id.</summary>
    public static NewJob JobFor(PhotoId photo) => new(RenditionJobs.IdOf(Kind, photo), Kind, photo, Priority: 100);

    /// <summary>Runs it; a reason when the photo can't be shown, null when done or when the photo is gone.</summary>
    public async Task<Parked?> RunAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        while (await FindAsync(owner, id, ct) is { } photo)
        {
            if (await MakeAsync(owner, photo, ct) is { } parked)
                return parked;
            // Else the photo got another picture meanwhile (a live photo its still), and this job is the one that makes it.
            if (await FindAsync(owner, id, ct) is not { } now || now.Renditions == photo.Renditions)
                return null;
        }

        return null;
    }

    private async Task<Parked?> MakeAsync(UserId owner, Photo photo, CancellationToken ct)
    {
        if (await pictures.OpenAsync(owner, photo, ct) is not { } picture)
            return null;
        if (!picture.TryGet(out var input, out var parked))
            return parked;
        var outcome = await decoder.MakeEagerAsync(input, ct);
        if (!outcome.TryGet(out var eager, out parked))
            return parked;

        foreach (var rendition in eager.Set.Renditions)
            await renditions.PutAsync(owner, photo, rendition, ct);
        await WriteAsync(owner, photo.Id, found => found.Renditions == photo.Renditions ? Ready(found, eager) : found, RenditionBacklog.JobFor(photo.Id), ct);
        return null;
    }

    /// <summary>Records that a photo can't be shown, and why. Its original stays.</summary>
    public Task FailAsync(UserId owner, PhotoId id, string reason, CancellationToken ct) =>
        WriteAsync(owner, id, photo => photo with { Processing = Processing.Failed, ProcessingError = reason }, null, ct);

    private async Task<Photo?> FindAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.FindAsync(session, id, ct);
    }

    private async Task WriteAsync(UserId owner, PhotoId id, Func<Photo, Photo> update, NewJob? next, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
            return;
        var updated = update(photo);
        if (updated == photo)
            return;
        await change.WriteAsync(session, default, PhotoLog.Processed, photo, updated, ct);
        if (next is not null)
            await jobs.EnqueueAsync(session, next, ct);
        await session.CommitAsync(ct);
    }

    private static Photo Ready(Photo photo, EagerRenditions eager) => photo with
    {
        // A video's frame may be smaller than the video.
        Width = photo is { IsVideo: true, Width: > 0 } ? photo.Width : eager.Set.Width,
        Height = photo is { IsVideo: true, Height: > 0 } ? photo.Height : eager.Set.Height,
        Blurhash = eager.Appearance.Blurhash,
        Color = Convert.ToInt32(eager.Appearance.Color[1..], 16),
        // Photos are compared as they came: a crop is no other photo.
        PerceptualHash = photo.EditsJson is null ? unchecked((long)eager.Appearance.PerceptualHash) : photo.PerceptualHash,
        DominantColorsJson = Colors(eager.Appearance.DominantColors),
        Processing = Processing.Ready,
        ProcessingError = null,
    };

    private static string Colors(IReadOnlyList<DominantColor> colors) => $"[{string.Join(',', colors.Select(color => $"\"{color.Color}\""))}]";
}
