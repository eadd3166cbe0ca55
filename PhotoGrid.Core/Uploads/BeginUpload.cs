using System.Security.Cryptography;
using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Library.External;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Storage;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>What a client announces of a file.</summary>
public sealed record UploadAnnouncement(
    string Filename, long Size, string? MimeType = null, ContentHash? Sha256 = null, DateTimeOffset? LastModified = null, OnDuplicate? OnDuplicate = null,
    AlbumId? Album = null)
{
    /// <summary>What the first bytes say, where the door has seen them: then the name promises nothing.</summary>
    public MediaType? Content { get; init; }

    /// <summary>What a sidecar says of it, where the door has one.</summary>
    public SidecarFacts? Facts { get; init; }

    /// <summary>Whether it counts for the limit of begun uploads. The machine's own doors (import, watched folders) don't: nobody could flood it by them.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>Where the door found it, such as <c>dav:/Trip</c>, or empty: a sidecar belongs to a photo of the same folder.</summary>
    public string Folder { get; init; } = "";
}

/// <summary>An upload was begun (with the token that completes it), or the bytes are known already.</summary>
public sealed record UploadBeginning(Upload? Upload, string? SessionToken, Photo? Existing);

/// <summary>Begins an upload: refuses early what would be refused late, recognises known bytes, makes room in staging.</summary>
public sealed class BeginUpload(
    ICatalog catalog, OriginalBlobs originals, RefuseUpload refuse, FillAlbum albums, UploadLimits limits, TimeProvider clock)
{
    /// <summary>
    /// Refuses what <see cref="RefuseUpload"/> refuses. A known hash without a word on duplicates, or with skip, answers with the photo there is;
    /// with skip that photo goes into the album.
    /// </summary>
    public async Task<Result<UploadBeginning>> RunAsync(UserId owner, UploadAnnouncement file, CancellationToken ct)
    {
        if (await refuse.RunAsync(owner, file, ct) is { } refusal)
            return refusal;
        if (file.Sha256 is { } hash && file.OnDuplicate is not (OnDuplicate.Keep or OnDuplicate.Replace) && await FindAsync(owner, hash, ct) is { } known)
        {
            if (file is { Album: { } album, OnDuplicate: OnDuplicate.Skip })
                await albums.AddAsync(owner, owner, album, [known.Id], ct);
            return new UploadBeginning(null, null, known);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = UploadId.New(clock),
            TokenHash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)),
            Filename = DisplayName.Clean(file.Filename),
            MimeType = RefuseUpload.TypeOf(file)!.MimeType,
            Size = file.Size,
            Sha256 = file.Sha256,
            LastModifiedMs = file.LastModified is { } modified ? Instant.Of(modified) : null,
            OnDuplicate = file.OnDuplicate,
            Album = file.Album,
            Facts = file.Facts,
            Folder = file.Folder,
            CreatedAtMs = Instant.Of(now),
            ExpiresAtMs = Instant.Of(now + limits.Lifetime),
        };

        await originals.Store.BeginStagingAsync(upload.Id, upload.Size, ct);
        try
        {
            await using var session = await catalog.OpenAsync(owner, ct);
            await UploadStore.InsertAsync(session, upload, ct);
            await session.CommitAsync(ct);
        }
        catch
        {
            await TryAbortAsync(upload.Id);
            throw;
        }

        return new UploadBeginning(upload, token, null);
    }

    // What can't be removed now is housekeeping's; the error that led here is the one to tell.
    private async Task TryAbortAsync(UploadId id)
    {
        try
        {
            await originals.Store.AbortStagingAsync(id, CancellationToken.None);
        }
        catch (IOException)
        {
        }
    }

    private async Task<Photo?> FindAsync(UserId owner, ContentHash hash, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        // Bytes that lie in a folder that is not ours have to be sent: only then are they kept.
        return await PhotoStore.FindByHashAsync(session, hash, ct) is { } photo && await ExternalStore.OfPhotoAsync(session, photo.Id, hash, ct) is null ? photo : null;
    }
}
