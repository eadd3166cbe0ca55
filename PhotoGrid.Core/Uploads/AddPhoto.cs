using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Metadata.Kin;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.External;
using PhotoGrid.Library.Motion;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Library.Whereabouts;
using PhotoGrid.Uploads.Refusals;
using TakenAt = PhotoGrid.Library.TakenAt;

namespace PhotoGrid.Uploads;

/// <summary>
/// Brings a staged file into the library: the file gets its key, and photo, original, change and job are one transaction. The writer is
/// held from before the file moves until the commit, so that neither the same bytes twice at once nor an emptied trash can come between.
/// </summary>
public sealed class AddPhoto(
    ICatalog catalog, ChangeFeed feed, IJobQueue jobs, PlaceOriginal place, StorageQuota quota, FillAlbum albums, ChangePhotos change,
    JoinLive live, LookUpPlace places, MatchSidecars sidecars, TimeProvider clock)
{
    /// <summary>The photo that was made, or the one that was there. QUOTA_EXCEEDED when there is no room any more; UPLOAD_EXPIRED when it ended meanwhile.</summary>
    public async Task<Result<UploadOutcome>> RunAsync(
        UserId owner, UserId actor, Upload upload, ContentHash hash, Inspection inspection, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        // First, because on PostgreSQL this row is what makes others wait.
        var number = await Counters.NextAsync(session, Counters.PhotoNumber, ct);
        var twin = await PhotoStore.FindByHashAsync(session, hash, ct);
        if (twin is not null && await ExternalStore.OfPhotoAsync(session, twin.Id, hash, ct) is { } foreign)
        {
            // Until now the bytes lay in a folder that is not ours. Whoever sends them may delete their own: these are kept.
            if (await quota.RefuseInAsync(session, upload.Size, hash, ct) is { } none)
                return none;
            var kept = await place.InAsync(session, upload, hash, twin, ct);
            await KeepAsync(session, kept, Instant.Now(clock), ct);
            await ExternalStore.HandOverAsync(session, foreign.Id, kept.Original.Id, ct);
        }

        // The moving half of a live photo is not replaced by itself: that would take the still with it.
        var isHalf = twin is not null && twin.Sha256 != hash;
        if (twin is not null && (upload.OnDuplicate is not (OnDuplicate.Keep or OnDuplicate.Replace) || (isHalf && upload.OnDuplicate == OnDuplicate.Replace)))
            return await EndAsync(session, actor, upload, hash, twin, "duplicate", ct);
        if (await quota.RefuseInAsync(session, upload.Size, hash, ct) is { } full)
            return full;

        var replaced = upload.OnDuplicate == OnDuplicate.Replace ? twin : null;
        var photo = Describe(upload, hash, inspection, number);
        if (upload.Facts is { } facts)
            photo = ApplySidecar.Of(photo, facts, places, clock);
        if (replaced is not null)
            photo = PhotoHeir.OfSameBytes(replaced, photo);
        var original = await place.InAsync(session, upload, hash, photo, ct);
        await KeepAsync(session, original, photo.CreatedAtMs, ct);
        if (twin is null && upload.Facts is not { IsTrashed: true }
            && await live.InAsync(session, actor, photo, HalfFile.Of(original.Original), inspection.Metadata?.ExifJson, ct) is { } whole)
            return await EndAsync(session, actor, upload, hash, whole, "created", ct);

        await WriteAsync(session, actor, photo, original.Original.Id, original.Original.Key.Value, inspection, ct);
        if (upload.Facts is { IsTrashed: true })
            photo = await change.WriteAsync(session, actor, PhotoLog.Deleted, photo, photo with { DeletedAtMs = Instant.Now(clock) }, ct);
        if (replaced is null)
            return await EndAsync(session, actor, upload, hash, photo, "created", ct);
        await MotionStore.InheritAsync(session, replaced.Id, photo.Id, ct);
        await albums.InheritInAsync(session, actor, replaced, photo, ct);
        await change.WriteAsync(session, actor, PhotoLog.Deleted, replaced, replaced with { DeletedAtMs = Instant.Now(clock) }, ct);
        return await EndAsync(session, actor, upload, hash, photo, "replaced", ct);
    }

    /// <summary>
    /// Makes a photo of a file that stays where it is, or finds the one that has these bytes. It counts towards no quota: nothing is kept but
    /// what is made from it. <paramref name="file"/> is an upload in name only, never in staging.
    /// </summary>
    internal async Task<UploadOutcome> ReferAsync(UserId owner, Upload file, ExternalOriginal original, Inspection inspection, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var number = await Counters.NextAsync(session, Counters.PhotoNumber, ct);
        if (await PhotoStore.FindByHashAsync(session, original.Sha256, ct) is { } twin)
        {
            // Its own file may be one of a folder that is away: then it is shown from here.
            if (await ExternalStore.OfPhotoAsync(session, twin.Id, original.Sha256, ct) is { } other && (other.State != ExternalOriginal.Here || !File.Exists(other.FullPath)))
                await ExternalStore.SeenAsync(session, original.Sha256, original.Root, original.Path, ct);
            return await ReferredAsync(session, owner, file, twin, "duplicate", ct);
        }

        var photo = Describe(file, original.Sha256, inspection, number);
        await ExternalStore.InsertAsync(session, original, photo.CreatedAtMs, ct);
        if (await live.InAsync(session, owner, photo, HalfFile.Of(original), inspection.Metadata?.ExifJson, ct) is { } whole)
            return await ReferredAsync(session, owner, file, whole, "created", ct);
        await WriteAsync(session, owner, photo, original.Id, null, inspection, ct);
        return await ReferredAsync(session, owner, file, photo, "created", ct);
    }

    private async Task<UploadOutcome> ReferredAsync(CatalogSession session, UserId actor, Upload file, Photo photo, string outcome, CancellationToken ct)
    {
        if (file.Album is { } album)
            await albums.AddInAsync(session, actor, album, [photo], ct);
        await session.CommitAsync(ct);
        return new UploadOutcome(photo, outcome);
    }

    private async Task<Result<UploadOutcome>> EndAsync(
        CatalogSession session, UserId actor, Upload upload, ContentHash hash, Photo photo, string outcome, CancellationToken ct)
    {
        if (!await UploadStore.EndAsync(session, upload.Id, UploadStatus.Completed, photo.Id, outcome, ct))
            return UploadRefusals.Expired;
        if (upload.Album is { } album)
            await albums.AddInAsync(session, actor, album, [photo], ct);
        photo = await sidecars.MeetInAsync(session, actor, photo, upload.Filename, upload.Folder, ct);
        await session.CommitAsync(ct);
        return new UploadOutcome(photo, outcome) { Sha256 = hash, Size = upload.Size };
    }

    private static async Task KeepAsync(CatalogSession session, PlacedOriginal original, long now, CancellationToken ct)
    {
        if (!original.IsNew)
            return;
        await OriginalStore.InsertAsync(session, original.Original, now, ct);
        await Counters.AddAsync(session, Counters.Bytes, original.Original.Size, ct);
    }

    private async Task WriteAsync(CatalogSession session, UserId actor, Photo photo, Guid original, string? key, Inspection inspection, CancellationToken ct)
    {
        await PhotoStore.InsertAsync(session, photo, ct);
        await OriginalStore.JoinAsync(session, photo.Id, original, OriginalRole.Primary, ct);
        if (inspection.Metadata?.ExifJson is { } exif)
            await PhotoStore.InsertExifAsync(session, photo.Id, exif, ct);
        if (MotionOf(inspection, photo.Size) is { } motion)
            await MotionStore.InsertAsync(session, photo.Id, original, motion.Offset, motion.Length, MediaType.Mp4.MimeType, ct);
        await feed.AppendAsync(session, actor, PhotoLog.Added, photo.Id.Value, null, PhotoLog.Whole(photo, key), ct);
        await jobs.EnqueueAsync(session, MakeRenditions.JobFor(photo.Id), ct);
    }

    private Photo Describe(Upload upload, ContentHash hash, Inspection inspection, long number)
    {
        var metadata = inspection.Metadata;
        var camera = metadata?.Camera;
        var known = places.At(metadata?.Place);
        var now = Instant.Now(clock);
        return new Photo
        {
            Id = PhotoId.New(clock),
            Number = number,
            Filename = upload.Filename,
            IsVideo = inspection.Type.IsVideo,
            DurationMs = metadata?.DurationMs,
            MimeType = inspection.Type.MimeType,
            Size = upload.Size,
            Sha256 = hash,
            Width = metadata?.Width ?? 0,
            Height = metadata?.Height ?? 0,
            TakenAt = Taken(upload, metadata, known.Zone),
            CreatedAtMs = now,
            UpdatedAtMs = now,
            Location = metadata?.Place,
            Place = known.Names,
            Camera = new Camera(camera?.Make, camera?.Model, camera?.Lens, camera?.Iso, camera?.FNumber, camera?.Exposure, camera?.FocalLength),
            Description = metadata?.Description,
            TagsJson = PhotoTags.Of(metadata?.Keywords ?? []),
            Flags = (inspection.Type.IsRaw ? Photo.RawFlag : 0) | (MotionOf(inspection, upload.Size) is null ? 0 : Photo.MotionFlag),
            ContentId = metadata?.ContentId,
            BurstId = metadata?.BurstId,
        };
    }

    // The worker's word is foreign: what lies beyond the file is nowhere.
    private static MotionPart? MotionOf(Inspection inspection, long size) =>
        inspection.Metadata?.Motion is { } motion && motion.Offset < size && motion.Length <= size - motion.Offset ? motion : null;

    private TakenAt Taken(Upload upload, PhotoMetadata? metadata, TimeZoneInfo? there) => TakenAtRules.Decide(
        metadata?.TakenAt, FileNameDate.Read(upload.Filename),
        upload.LastModifiedMs is { } modified ? Instant.Read(modified) : null, there, clock);
}
