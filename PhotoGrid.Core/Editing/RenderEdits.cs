using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;

namespace PhotoGrid.Editing;

/// <summary>
/// Makes the pictures of a photo's edits. Safe to run twice. Where they can't be made, the photo goes back to how it looked when its
/// pictures last were: these stay, under the number of a new state.
/// </summary>
public sealed class RenderEdits(ICatalog catalog, MakeRenditions make, RenditionBlobs renditions, ChangePhotos change)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "render-edits";

    /// <summary>The job for the state that a photo is in: a job of an earlier state that is under way does not stand for it.</summary>
    public static NewJob JobFor(Photo photo) =>
        new(RenditionJobs.IdOf($"{Kind} {photo.Renditions}", photo.Id), Kind, photo.Id, $"{photo.Renditions}", Priority: 100);

    /// <summary>The job as the runner takes it.</summary>
    public static JobHandler Handler(RenderEdits render) => new(
        Kind,
        async (job, ct) => RenditionHandlers.Decide(job, await render.RunAsync(job.Owner, job.Subject!.Value, StateOf(job), ct)),
        (job, reason, ct) => render.FallBackAsync(job.Owner, job.Subject!.Value, StateOf(job), reason, ct));

    /// <summary>Runs it; a reason when the pictures can't be made, null when done or when the photo is in another state by now.</summary>
    public async Task<Parked?> RunAsync(UserId owner, PhotoId id, long state, CancellationToken ct)
    {
        await using (var session = await catalog.OpenReadAsync(owner, ct))
        {
            if ((await PhotoStore.FindAsync(session, id, ct))?.Renditions != state)
                return null;
        }

        if (await make.RunAsync(owner, id, ct) is { } parked)
            return parked;
        await SettleAsync(owner, id, state, ct);
        return null;
    }

    // What it looked like before is not needed any more; unedited, nothing is.
    private async Task SettleAsync(UserId owner, PhotoId id, long state, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, id, ct) is not { } photo || photo.Renditions != state || await EditStore.FindAsync(session, id, ct) is not { } looks)
            return;
        if (photo.EditsJson is null)
            await EditStore.DeleteAsync(session, id, ct);
        else
            await EditStore.PutAsync(session, id, looks.Unedited, null, ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Back to the last pictures that were made, and why.</summary>
    public async Task FallBackAsync(UserId owner, PhotoId id, long state, string reason, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, id, ct) is not { } photo || photo.Renditions != state || await EditStore.FindAsync(session, id, ct) is not { Made: { } made } looks)
            return;
        var back = made.On(photo) with { ProcessingError = $"The edit could not be made: {reason}" };
        await renditions.CopyAsync(owner, photo.Number, made.Renditions, back.Renditions, ct);
        await change.WriteAsync(session, default, PhotoLog.Processed, photo, back, ct);
        if (back.EditsJson is null)
            await EditStore.DeleteAsync(session, id, ct);
        else
            await EditStore.PutAsync(session, id, looks.Unedited, null, ct);
        await session.CommitAsync(ct);
    }

    private static long StateOf(LeasedJob job) => long.Parse(job.Arguments, System.Globalization.CultureInfo.InvariantCulture);
}
