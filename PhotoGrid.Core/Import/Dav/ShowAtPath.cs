using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Content;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Uploads;

namespace PhotoGrid.Import.Dav;

/// <summary>Writes what a path shows, in one transaction with what becomes of what it showed before.</summary>
public sealed class ShowAtPath(
    ICatalog catalog, MakeFolder folders, RemoveEntry remove, KeepFile keep, FileLog log, NoteSidecar sidecars, TimeProvider clock)
{
    private static readonly ContentHash Nothing = ContentHash.Of([]);

    /// <summary>An empty file: the path and nothing else.</summary>
    internal Task<Result<DavPut>> EmptyAsync(
        UserId owner, UserId actor, DavPath path, CheckedStream body, DavContent content, CancellationToken ct) =>
        WriteAsync(owner, actor, path, content, (_, entry) => Task.FromResult<Result<DavEntry>>(entry with
        {
            Kind = DavKind.File,
            Sha256 = Nothing,
            Sha1 = body.Sha1,
            Md5 = body.Md5,
        }), ct);

    /// <summary>A photo that is in the library.</summary>
    internal Task<Result<DavPut>> PhotoAsync(
        UserId owner, UserId actor, DavPath path, UploadOutcome outcome, CheckedStream body, DavContent content, CancellationToken ct) =>
        WriteAsync(owner, actor, path, content, async (session, entry) => entry with
        {
            Kind = DavKind.Photo,
            Photo = outcome.Photo!.Id,
            Size = outcome.Size,
            Sha256 = outcome.Sha256,
            Sha1 = body.Sha1,
            Md5 = body.Md5,
            IsUploaded = outcome.Status != "duplicate" || await DavEntryStore.CameHereAsync(session, outcome.Photo.Id, ct),
        }, ct);

    /// <summary>A file that lies in staging; it gets its place in the same transaction.</summary>
    internal Task<Result<DavPut>> FileAsync(
        UserId owner, UserId actor, DavPath path, StagedFile staged, CheckedStream body, DavContent content, bool isSidecar, CancellationToken ct) =>
        WriteAsync(owner, actor, path, content, async (session, entry) =>
        {
            var placed = await keep.PlaceInAsync(session, staged, Instant.Read(entry.ModifiedAtMs), ct);
            if (placed.Ok && isSidecar)
                await sidecars.InAsync(session, actor, placed.Value, path.Name, path.Parent.Folder, ct);
            return !placed.Ok ? placed.Failure : entry with
            {
                Kind = DavKind.File,
                Original = placed.Value,
                Size = staged.Upload.Size,
                Sha256 = staged.Hash,
                Sha1 = body.Sha1,
                Md5 = body.Md5,
            };
        }, ct);

    private async Task<Result<DavPut>> WriteAsync(
        UserId owner, UserId actor, DavPath path, DavContent content,
        Func<CatalogSession, DavEntry, Task<Result<DavEntry>>> describe, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        await DavEntryStore.LockAsync(session, ct);
        // Looked at again: the folder may have gone while the bytes came.
        if (await folders.OwnInAsync(session, path.Parent, ct) is not { } parent)
            return DavRefusals.NoParent;
        var old = await DavEntryStore.FindAsync(session, parent.Id, path.Name, ct);
        if (old is { IsFolder: true })
            return DavRefusals.IsFolder;
        if (content.Admit?.Invoke() is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        var described = await describe(session, new DavEntry
        {
            Id = Guid.CreateVersion7(now),
            ParentId = parent.Id,
            Name = path.Name,
            Kind = DavKind.File,
            CreatedAtMs = Instant.Of(now),
            ModifiedAtMs = Instant.Of(content.Modified ?? now),
        });
        if (!described.Ok)
            return described.Failure;
        var entry = await ReplaceAsync(session, actor, path, old, described.Value, ct);
        await session.CommitAsync(ct);
        return new DavPut(entry, old is null or { IsHidden: true });
    }

    private async Task<DavEntry> ReplaceAsync(CatalogSession session, UserId actor, DavPath path, DavEntry? old, DavEntry entry, CancellationToken ct)
    {
        if (old is not null && old.Kind == entry.Kind && old.Photo == entry.Photo && old.Original == entry.Original)
        {
            // The same bytes once more: the row stays what it is, with its time and properties.
            entry = entry with { Id = old.Id, CreatedAtMs = old.CreatedAtMs };
            await DavEntryStore.UpdateAsync(session, entry, ct);
            return entry;
        }

        if (old is not null)
        {
            await DavPropertyStore.CopyAsync(session, old.Id, entry.Id, ct);
            if (old.Kind == DavKind.File)
                await remove.TrashFileAsync(session, actor, path, old, ct);
            else
                await DavEntryStore.DeleteAsync(session, old.Id, ct);
        }

        await DavEntryStore.InsertAsync(session, entry, ct);
        if (entry is { Kind: DavKind.File, Original: not null })
            await log.WriteAsync(session, actor, FileLog.Added, entry, path, ct);
        if (old is { Photo: { } replaced, IsHidden: false })
            await remove.ReleaseAsync(session, actor, replaced, ct);
        return entry;
    }
}
