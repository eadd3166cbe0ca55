using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Whereabouts;

namespace PhotoGrid.Library.Sidecars;

/// <summary>Brings photos and sidecars together, whichever came first, and lets the photo say what its sidecar says.</summary>
public sealed class MatchSidecars(ChangePhotos change, ChangeFeed feed, LookUpPlace places, TimeProvider clock)
{
    /// <summary>
    /// A photo came by this name: its sidecars may be waiting. Answers it as it is now. <paramref name="folder"/> as its door names it, or empty.
    /// </summary>
    public async Task<Photo> MeetInAsync(CatalogSession session, UserId actor, Photo photo, string filename, string folder, CancellationToken ct)
    {
        if (folder.Length > 0)
            await SidecarStore.NoteFolderAsync(session, photo.Id, folder, ct);
        foreach (var sidecar in await SidecarStore.ListWaitingForAsync(session, filename, folder, ct))
            photo = await JoinAsync(session, actor, photo, sidecar, ct);
        return photo;
    }

    /// <summary>A sidecar was read: its photo may be there. It waits when there is none, or when it can't be told which of several.</summary>
    internal async Task SeekInAsync(CatalogSession session, UserId actor, Sidecar sidecar, CancellationToken ct)
    {
        if (Choose(await SidecarStore.ListPhotosAsync(session, sidecar, ct), sidecar) is { } photo)
            await JoinAsync(session, actor, photo, sidecar, ct);
    }

    private async Task<Photo> JoinAsync(CatalogSession session, UserId actor, Photo photo, Sidecar sidecar, CancellationToken ct)
    {
        await SidecarStore.JoinAsync(session, sidecar, photo.Id, ct);
        if (!await OriginalStore.IsJoinedAsync(session, photo.Id, sidecar.Original, ct))
            await OriginalStore.JoinAsync(session, photo.Id, sidecar.Original, OriginalRole.Sidecar, ct);
        await SidecarLog.MatchedAsync(session, feed, actor, sidecar, photo.Id, ct);
        var told = sidecar.Words is { } words ? SidecarRules.Apply(photo, words, places, clock) : photo;
        return told == photo ? photo : await change.WriteAsync(session, actor, PhotoLog.Updated, photo, told, ct);
    }

    // Cameras use names again. Of a pair the sidecar is the RAW's; else the date has to tell.
    private static Photo? Choose(List<Photo> photos, Sidecar sidecar)
    {
        if (photos.Count <= 1)
            return photos.FirstOrDefault();
        if (photos.Where(photo => (photo.Flags & Photo.RawFlag) != 0).ToList() is [var raw] && photos.All(photo => photo.TakenAt.LocalMs / 1000 == raw.TakenAt.LocalMs / 1000))
            return raw;
        return sidecar.Words?.TakenAt is { } said && photos.Where(photo => SidecarRules.IsSame(photo.TakenAt, said)).ToList() is [var one] ? one : null;
    }
}
