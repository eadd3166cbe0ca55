using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Uploads;

/// <summary>Takes a file in one go, for small things and scripts: the same stops as the chunked protocol, one after the other.</summary>
public sealed class UploadWhole(BeginUpload begin, CompleteUpload complete, OriginalBlobs originals, ManageUploads manage)
{
    /// <summary>Refuses what <see cref="BeginUpload"/> and <see cref="CompleteUpload"/> refuse. The stream is read once, from where it stands.</summary>
    public async Task<Result<UploadOutcome>> RunAsync(UserId owner, UserId actor, UploadAnnouncement file, Stream content, CancellationToken ct)
    {
        var begun = await begin.RunAsync(owner, file, ct);
        if (!begun.Ok)
            return begun.Failure;
        if (begun.Value.Upload is not { } upload)
            return new UploadOutcome(begun.Value.Existing!, "duplicate");

        try
        {
            await originals.Store.PutPartAsync(upload.Id, new ByteRange(0, upload.Size - 1), content, ct);
            var outcome = await complete.RunAsync(owner, actor, upload, null, ct);
            if (!outcome.Ok)
                await manage.CancelAsync(owner, upload.Id, CancellationToken.None);
            return outcome;
        }
        catch
        {
            await manage.CancelAsync(owner, upload.Id, CancellationToken.None);
            throw;
        }
    }
}
