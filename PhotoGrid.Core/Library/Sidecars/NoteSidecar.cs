using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Sidecars;

/// <summary>Notes that an XMP file came, and queues its reading. Every door that keeps such a file says so here.</summary>
public sealed class NoteSidecar(IJobQueue jobs, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// In the transaction that keeps the file, after its row. <paramref name="folder"/> is where its door found it, or empty. The same file
    /// under the same name once more changes nothing.
    /// </summary>
    public async Task InAsync(CatalogSession session, UserId actor, Guid original, string filename, string folder, CancellationToken ct)
    {
        var sidecar = new Sidecar(original, filename, folder, null, null);
        if (!await SidecarStore.InsertAsync(session, sidecar, Instant.Now(clock), ct))
            return;
        await SidecarLog.AddedAsync(session, feed, actor, sidecar, ct);
        await jobs.EnqueueAsync(session, ReadSidecar.JobFor(original), ct);
    }
}
