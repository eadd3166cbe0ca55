using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Import.Dav.Content;
using PhotoGrid.Uploads;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Import.Dav;

/// <summary>What a PUT came to.</summary>
public sealed record DavPut(DavEntry Entry, bool IsNew);

/// <summary>
/// Takes a file at a path. What is a photo or video by its first bytes goes the way of every upload; everything else is kept as it came.
/// When this answers, bytes and path are on the medium. Over a path, the new takes the place and the old goes to the trash.
/// In the folder of an album it also goes into the album.
/// </summary>
public sealed class PutFile(DavTree tree, UploadWhole upload, RefuseUpload refuse, KeepFile keep, ShowAtPath show, UploadLimits limits)
{
    /// <summary>
    /// CONFLICT without a folder above or onto a folder; FORBIDDEN for views, and onto a file without <paramref name="mayReplace"/>;
    /// FILE_TOO_LARGE, QUOTA_EXCEEDED, CHECKSUM_MISMATCH. Refused means: nothing was stored.
    /// </summary>
    public async Task<Result<DavPut>> RunAsync(UserId owner, UserId actor, DavPath path, DavContent content, bool mayReplace, CancellationToken ct)
    {
        if (await RefuseAsync(owner, path, content, mayReplace, ct) is { } refusal)
            return refusal;
        try
        {
            var head = new byte[Math.Min(MediaType.SniffLength, content.Length)];
            await content.Body.ReadExactlyAsync(head, ct);
            await using var body = new CheckedStream(content, head);
            if (content.Length == 0)
            {
                await body.CheckAsync(ct);
                return await show.EmptyAsync(owner, actor, path, body, content, ct);
            }

            // A sidecar is listed where it lies, as files are, and speaks for the photo beside it.
            var type = MediaType.Sniff(head);
            return type is null || type == MediaType.Sidecar || refuse.OfType(type, path.Name) is not null
                ? await TakeFileAsync(owner, actor, path, content, body, isSidecar: type == MediaType.Sidecar, ct)
                : await TakePhotoAsync(owner, actor, path, content, body, type, ct);
        }
        catch (ContentRefusedException refused)
        {
            return refused.Failure;
        }
        catch (EndOfStreamException) // The client sent less than it said.
        {
            return DavRefusals.Length;
        }
    }

    private async Task<Failure?> RefuseAsync(UserId owner, DavPath path, DavContent content, bool mayReplace, CancellationToken ct)
    {
        if (await tree.FindAsync(owner, path.Parent, ct) is not { IsFolder: true })
            return DavRefusals.NoParent;
        if (content.Length > limits.MaxFileSize)
            return UploadRefusals.TooLarge(limits.MaxFileSize);
        return await tree.FindAsync(owner, path, ct) switch
        {
            { IsFolder: true } => DavRefusals.IsFolder,
            { IsView: true } => DavRefusals.ReadOnly,
            // Finder and Windows put an empty file first and then its bytes: that replaces nothing.
            { Size: > 0 } when !mayReplace => DavRefusals.MayNotReplace,
            _ => null,
        };
    }

    private async Task<Result<DavPut>> TakePhotoAsync(
        UserId owner, UserId actor, DavPath path, DavContent content, CheckedStream body, MediaType type, CancellationToken ct)
    {
        // Without the client's hash: known bytes are read and checked like new ones.
        var album = await tree.FindAlbumAsync(owner, path.Parent, ct);
        var file = new UploadAnnouncement(path.Name, content.Length, type.MimeType, LastModified: content.Modified, Album: album?.Id)
        {
            Content = type,
            Folder = path.Parent.Folder,
        };
        var outcome = await upload.RunAsync(owner, actor, file, body, ct);
        return outcome.Ok ? await show.PhotoAsync(owner, actor, path, outcome.Value, body, content, ct) : outcome.Failure;
    }

    private async Task<Result<DavPut>> TakeFileAsync(
        UserId owner, UserId actor, DavPath path, DavContent content, CheckedStream body, bool isSidecar, CancellationToken ct)
    {
        var staged = await keep.StageAsync(owner, path.Name, content, body, ct);
        var kept = false;
        try
        {
            var shown = await show.FileAsync(owner, actor, path, staged, body, content, isSidecar, ct);
            kept = shown.Ok;
            return shown;
        }
        finally
        {
            await (kept ? keep.ForgetAsync(staged) : keep.DropAsync(owner, staged.Upload));
        }
    }
}
