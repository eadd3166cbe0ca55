using System.Security.Cryptography;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Storage;
using PhotoGrid.Uploads;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Import.Dav.Content;

/// <summary>
/// Keeps a file that is neither photo nor video: staged, flushed and placed among the originals as photos are, and counted in the quota. The
/// same bytes twice are one file on the disk.
/// </summary>
public sealed class KeepFile(ICatalog catalog, OriginalBlobs originals, StorageQuota quota, ManageUploads uploads, UploadLimits limits, TimeProvider clock)
{
    /// <summary>Brings the bytes into staging; what was staged is <see cref="PlaceInAsync"/>'s to place or <see cref="DropAsync"/>'s to drop.</summary>
    internal async Task<StagedFile> StageAsync(UserId owner, string name, DavContent content, CheckedStream body, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = UploadId.New(clock),
            TokenHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), // Of no token: nobody else completes it.
            Filename = DisplayName.Clean(name),
            MimeType = "application/octet-stream",
            Size = content.Length,
            CreatedAtMs = Instant.Of(now),
            ExpiresAtMs = Instant.Of(now + limits.Lifetime),
        };
        await originals.Store.BeginStagingAsync(upload.Id, upload.Size, ct);
        // The row is what housekeeping finds should this process end now.
        await using (var session = await catalog.OpenAsync(owner, ct))
        {
            await UploadStore.InsertAsync(session, upload, ct);
            await session.CommitAsync(ct);
        }

        try
        {
            await originals.Store.PutPartAsync(upload.Id, new ByteRange(0, upload.Size - 1), body, ct);
            return new StagedFile(upload, await originals.Store.HashStagedAsync(upload.Id, ct));
        }
        catch
        {
            await DropAsync(owner, upload);
            throw;
        }
    }

    /// <summary>
    /// Gives the staged file its place, in the caller's transaction, and answers the row that holds it. QUOTA_EXCEEDED; UPLOAD_EXPIRED when
    /// housekeeping was faster.
    /// </summary>
    internal async Task<Result<Guid>> PlaceInAsync(CatalogSession session, StagedFile staged, DateTimeOffset modified, CancellationToken ct)
    {
        var (upload, hash) = staged;
        if (!await UploadStore.EndAsync(session, upload.Id, UploadStatus.Completed, null, "file", ct))
            return UploadRefusals.Expired;
        if (await quota.RefuseInAsync(session, upload.Size, hash, ct) is { } full)
            return full;
        if (await OriginalStore.FindByHashAsync(session, hash, ct) is { } shared)
            return shared.Id;

        var original = new Original(Guid.CreateVersion7(clock.GetUtcNow()), hash, upload.Size, await PlaceAsync(session, staged, modified, ct));
        await OriginalStore.InsertAsync(session, original, Instant.Now(clock), ct);
        await Counters.AddAsync(session, Counters.Bytes, upload.Size, ct);
        return original.Id;
    }

    /// <summary>After the commit: staging forgets it.</summary>
    internal Task ForgetAsync(StagedFile staged) => originals.Store.AbortStagingAsync(staged.Upload.Id, CancellationToken.None);

    /// <summary>Throws the staged bytes away.</summary>
    internal Task DropAsync(UserId owner, Upload upload) => uploads.CancelAsync(owner, upload.Id, CancellationToken.None);

    private async Task<BlobKey> PlaceAsync(CatalogSession session, StagedFile staged, DateTimeOffset modified, CancellationToken ct)
    {
        foreach (var key in OriginalName.Candidates(session.Owner, modified, staged.Upload.Filename, ExtensionOf(staged.Upload.Filename), staged.Hash))
        {
            if (await OriginalStore.HasKeyAsync(session, key, ct))
                continue;
            if (await originals.Store.PromoteAsync(staged.Upload.Id, key, ct) == PutOutcome.Created || await HasBytesAsync(key, staged.Hash, ct))
                return key;
        }

        throw new IOException("Every name for this file is taken.");
    }

    private static string ExtensionOf(string name)
    {
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        return ending.Length is > 0 and <= 8 && ending.All(char.IsAsciiLetterOrDigit) ? ending : "bin";
    }

    // A file without a row: left by a crash between the move and the commit, then sent again.
    private async Task<bool> HasBytesAsync(BlobKey key, ContentHash hash, CancellationToken ct)
    {
        if (await originals.Store.OpenAsync(key, null, ct) is not { } content)
            return false;
        await using (content)
            return await ContentHash.OfAsync(content.Stream, ct) == hash;
    }
}

/// <summary>A file that lies in staging, whole and hashed.</summary>
internal sealed record StagedFile(Upload Upload, ContentHash Hash);
