using System.Collections.Concurrent;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>Takes the bytes of one part. The address was signed, so it alone says who and what.</summary>
public sealed class ReceivePart(ICatalog catalog, OriginalBlobs originals, UploadLimits limits, TimeProvider clock)
{
    // A row for every part would cost a commit each; an hour more or less in seven days is nothing.
    private static readonly TimeSpan _extendEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<UploadId, long> _extended = new();

    /// <summary>
    /// Writes bytes at their place. When it answers, they and their range are flushed. UPLOAD_NOT_FOUND, UPLOAD_EXPIRED, RANGE_MISMATCH (not
    /// within the file, another total, or fewer bytes than the range says).
    /// </summary>
    public async Task<Result<ByteRanges>> RunAsync(UserId owner, UploadId id, ByteRange range, long total, Stream content, CancellationToken ct)
    {
        Upload? upload;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            upload = await UploadStore.FindAsync(session, id, ct);
        if (upload is null)
            return UploadRefusals.NotFound;
        if (upload.Status != UploadStatus.Open || upload.ExpiresAtMs < Instant.Now(clock))
            return UploadRefusals.Expired;
        if (total != upload.Size || range.Last >= upload.Size || range.First < 0 || range.Last < range.First)
            return Mismatch(upload);

        try
        {
            if (!await originals.Store.PutPartAsync(id, range, content, ct))
                return UploadRefusals.Expired;
        }
        catch (EndOfStreamException) // The client sent less than it said.
        {
            return Mismatch(upload);
        }

        await ExtendAsync(owner, upload, ct);
        return await originals.Store.ListPartsAsync(id, ct) is { } received ? received : UploadRefusals.Expired;
    }

    private async Task ExtendAsync(UserId owner, Upload upload, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = _extended.GetOrAdd(upload.Id, upload.CreatedAtMs);
        if (Instant.Of(now) - last < _extendEvery.TotalMilliseconds)
            return;
        _extended[upload.Id] = Instant.Of(now);
        await using var session = await catalog.OpenAsync(owner, ct);
        await UploadStore.ExtendAsync(session, upload.Id, Instant.Of(now + limits.Lifetime), ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Forgets what it remembered of an upload that ended.</summary>
    internal void Forget(UploadId id) => _extended.TryRemove(id, out _);

    private static Failure Mismatch(Upload upload) =>
        new(FailureKind.Conflict, "RANGE_MISMATCH", "The range does not fit the file that was announced.",
            new Dictionary<string, object?> { ["size"] = upload.Size });
}
