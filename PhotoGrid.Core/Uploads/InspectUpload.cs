using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Video;
using PhotoGrid.Library;
using PhotoGrid.Storage;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>What is known of a file before it becomes a photo. Without metadata when it could not be read: it is taken in all the same.</summary>
public sealed record Inspection(MediaType Type, PhotoMetadata? Metadata);

/// <summary>Looks at an upload whose parts are all there: its kind by its first bytes, its metadata by the decode worker or the video reader.</summary>
public sealed class InspectUpload(OriginalBlobs originals, RefuseUpload refuse, DecodePool decoder, VideoReader videos)
{
    /// <summary>UNSUPPORTED_MEDIA_TYPE when the content is of a kind that is not taken or can't be decoded here, whatever the name said.</summary>
    public Task<Result<Inspection>> RunAsync(Upload upload, CancellationToken ct) =>
        RunAsync(upload.Filename, upload.Size, token => OpenAsync(upload.Id, token), ct);

    /// <summary>The same of any file; each call of <paramref name="open"/> answers with a stream of its own, seekable, from the beginning.</summary>
    internal async Task<Result<Inspection>> RunAsync(string filename, long size, Func<CancellationToken, Task<Stream>> open, CancellationToken ct)
    {
        MediaType? type;
        await using (var content = await open(ct))
        {
            var head = new byte[Math.Min(MediaType.SniffLength, size)];
            await content.ReadExactlyAsync(head, ct);
            type = MediaType.Sniff(head);
        }

        if (type is null)
            return UploadRefusals.NoPicture;
        if (refuse.OfType(type, filename) is { } refusal)
            return refusal;
        if (type == MediaType.Sidecar)
            return new Inspection(type, null);

        var input = DecodeInput.From(size, async (offset, token) =>
        {
            var stream = await open(token);
            stream.Seek(offset, SeekOrigin.Begin);
            return stream;
        }, FileRangeStream.HandleOf);
        var outcome = type.IsVideo ? await videos.ReadMetadataAsync(input, type, ct) : await decoder.ReadMetadataAsync(input, ct);
        return new Inspection(type, outcome.Value);
    }

    private async Task<Stream> OpenAsync(UploadId id, CancellationToken ct) =>
        await originals.Store.OpenStagedAsync(id, ct) ?? throw new FileNotFoundException("The upload is not in staging.");
}
