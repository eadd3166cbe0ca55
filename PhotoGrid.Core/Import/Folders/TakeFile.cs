using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Library.External;
using PhotoGrid.Storage;
using PhotoGrid.Uploads;

namespace PhotoGrid.Import.Folders;

/// <summary>Brings one file of a watched folder into the library: by the door that every upload takes, or as a file that is only read.</summary>
public sealed class TakeFile(UploadWhole upload, InspectUpload inspect, AddPhoto add, CreateAlbum albums, TimeProvider clock)
{
    // These say something of the file, which will not change by itself. Everything else is tried again at the next look.
    private static readonly HashSet<string> Final = ["UNSUPPORTED_MEDIA_TYPE", "FILE_TOO_LARGE", "CORRUPT_FILE", "VALIDATION_FAILED"];

    /// <summary>The row to keep of it, refused or taken; null when it is to be tried again. Throws <see cref="IOException"/> when a disk can't be read or written.</summary>
    internal async Task<WatchedFile?> RunAsync(UserId owner, WatchedFolder folder, FoundFile found, ContentHash hash, CancellationToken ct)
    {
        var album = folder.Album is { } name ? await albums.FindOrMakeAsync(owner, owner, name, null, ct) : default;
        if (folder.Album is not null && !album.Ok)
            throw new InvalidOperationException($"The album of the watched folder {folder.Root} can't be made: {album.Failure.Message}");

        var outcome = await TakeAsync(owner, folder, found, hash, folder.Album is null ? null : album.Value.Id, ct);
        if (outcome.Ok)
            return new WatchedFile(found.Path, found.Size, found.ModifiedMs, hash, outcome.Value.Photo?.Id, null, false);
        return Final.Contains(outcome.Failure.Code)
            ? new WatchedFile(found.Path, found.Size, found.ModifiedMs, hash, null, outcome.Failure.Message, false)
            : null;
    }

    private async Task<Result<UploadOutcome>> TakeAsync(
        UserId owner, WatchedFolder folder, FoundFile found, ContentHash hash, AlbumId? album, CancellationToken ct)
    {
        var path = Path.Combine(folder.Root, found.Path);
        var name = Path.GetFileName(found.Path);
        var modified = Instant.Read(found.ModifiedMs);
        // Sidecars are small, and their photo wants them whatever becomes of the folder.
        if (folder.Mode == FolderMode.Copy || MediaType.FromName(name) == MediaType.Sidecar)
        {
            await using var content = WatchedContent.Open(path, found.Size);
            return await upload.RunAsync(owner, owner, new UploadAnnouncement(name, found.Size, null, hash, modified, OnDuplicate.Skip, album), content, ct);
        }

        var inspected = await inspect.RunAsync(name, found.Size, _ => Task.FromResult<Stream>(WatchedContent.Open(path, found.Size)), ct);
        if (!inspected.Ok)
            return inspected.Failure;
        var now = Instant.Now(clock);
        var file = new Upload
        {
            Id = UploadId.New(clock),
            TokenHash = [],
            Filename = DisplayName.Clean(name),
            MimeType = inspected.Value.Type.MimeType,
            Size = found.Size,
            LastModifiedMs = found.ModifiedMs,
            Album = album,
            CreatedAtMs = now,
            ExpiresAtMs = now,
        };
        var original = new ExternalOriginal(Guid.CreateVersion7(clock.GetUtcNow()), hash, found.Size, folder.Root, found.Path, ExternalOriginal.Here);
        return await add.ReferAsync(owner, file, original, inspected.Value, ct);
    }
}
