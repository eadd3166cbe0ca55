using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Library.External;
using PhotoGrid.Library.Renditions;

namespace PhotoGrid.Library.Motion;

/// <summary>
/// Makes one photo of a still and its moving half, whichever comes first, in the transaction that brings the second: the one that is
/// there keeps its id, so that nothing a client was told about goes away.
/// </summary>
public sealed class JoinLive(ChangeFeed feed, ChangePhotos change, IJobQueue jobs, RenditionBlobs renditions)
{
    /// <summary>
    /// Joins a file that is about to become a photo with the photo that it is a half of, and answers that photo as it is now; null where
    /// there is none and nothing was done. The file's own row must be there.
    /// </summary>
    internal async Task<Photo?> InAsync(CatalogSession session, UserId actor, Photo photo, HalfFile original, string? exifJson, CancellationToken ct)
    {
        if (await LiveHalves.FindAsync(session, photo, ct) is not { } other)
            return null;
        return photo.IsVideo
            ? await AddVideoAsync(session, actor, other, photo, original, ct)
            : await AddStillAsync(session, actor, other, photo, original, exifJson, ct);
    }

    private async Task<Photo> AddVideoAsync(CatalogSession session, UserId actor, Photo still, Photo video, HalfFile original, CancellationToken ct)
    {
        await OriginalStore.JoinAsync(session, still.Id, original.Id, OriginalRole.Live, ct);
        // A photo that has its moving part within already keeps showing that one.
        await MotionStore.InsertAsync(session, still.Id, original.Id, 0, original.Size, video.MimeType, ct);
        var joined = await change.WriteAsync(session, actor, PhotoLog.Processed, still, still with { Flags = still.Flags | Photo.MotionFlag }, ct);
        await feed.AppendAsync(session, actor, PhotoLog.Updated, still.Id.Value, null, PhotoLog.Live(video, original.Key), ct);
        return joined;
    }

    private async Task<Photo> AddStillAsync(
        CatalogSession session, UserId actor, Photo video, Photo still, HalfFile original, string? exifJson, CancellationToken ct)
    {
        var moving = await FileOfAsync(session, video.Id, ct);
        await MotionStore.TurnPrimaryIntoLiveAsync(session, video.Id, ct);
        await OriginalStore.JoinAsync(session, video.Id, original.Id, OriginalRole.Primary, ct);
        if (moving is not null)
            await MotionStore.InsertAsync(session, video.Id, moving.Id, 0, moving.Size, video.MimeType, ct);
        await PhotoStore.ReplaceExifAsync(session, video.Id, exifJson, ct);

        var joined = await change.WriteAsync(session, actor, PhotoLog.Processed, video, Merge(video, still), ct);
        await feed.AppendAsync(session, actor, PhotoLog.Updated, video.Id.Value, null, PhotoLog.Live(video, moving?.Key), ct);
        await jobs.EnqueueAsync(session, MakeRenditions.JobFor(video.Id), ct);
        session.AfterCommit(async () => await renditions.DeleteAsync(session.Owner, video, CancellationToken.None));
        return joined;
    }

    private static async Task<HalfFile?> FileOfAsync(CatalogSession session, PhotoId video, CancellationToken ct) =>
        await OriginalStore.PrimaryOfAsync(session, video, ct) is { } ours ? HalfFile.Of(ours)
        : await ExternalStore.PrimaryOfAsync(session, video, ct) is { } external ? HalfFile.Of(external)
        : null;

    // What the file says is the still's; what people said meanwhile, and what the photo is called here, stays.
    private static Photo Merge(Photo video, Photo still) => still with
    {
        Id = video.Id,
        Number = video.Number,
        CreatedAtMs = video.CreatedAtMs,
        Version = video.Version,
        TakenAt = video.TakenAt.Source == "user" || still.TakenAt.Source is "modified" or "uploaded" or "filename" ? video.TakenAt : still.TakenAt,
        Location = still.Location ?? video.Location,
        Place = still.Location is null ? video.Place : still.Place,
        Description = video.Description ?? still.Description,
        IsFavorite = video.IsFavorite,
        IsArchived = video.IsArchived,
        TagsJson = video.TagsJson == "[]" ? still.TagsJson : video.TagsJson,
        FacesJson = video.FacesJson,
        Flags = still.Flags | Photo.MotionFlag,
        Renditions = video.Renditions + 1,
    };
}
