using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Folders;

/// <summary>A folder as its owner sees it.</summary>
/// <param name="Folder">As the settings have it.</param>
/// <param name="State">here, offline, asks, or new before its first look.</param>
/// <param name="Photos">How many photos it gave.</param>
/// <param name="Gone">How many of their files are known to be gone.</param>
/// <param name="Asks">How many files were gone at once, when that is the question; else 0.</param>
/// <param name="CheckedAtMs">When something was last found out of it; null before its first look.</param>
public sealed record FolderView(WatchedFolder Folder, string State, long Photos, long Gone, long Asks, long? CheckedAtMs);

/// <summary>Shows watched folders to their owner, and takes the answer to what they ask.</summary>
public sealed class ReadFolders(ICatalog catalog, FolderRules rules, ScanFolder scan, TrashPhotos trash)
{
    /// <summary>The folders of one mail address, as the settings order them.</summary>
    public async Task<IReadOnlyList<FolderView>> RunAsync(UserId owner, string email, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var views = new List<FolderView>();
        foreach (var folder in Of(email))
        {
            var state = await FolderStore.FindStateAsync(session, folder.Root, ct);
            views.Add(new FolderView(folder, state?.State ?? "new", state?.Files ?? 0, state?.Gone ?? 0, state?.Missing ?? 0, state?.CheckedAtMs));
        }

        return views;
    }

    /// <summary>
    /// The owner says that the missing files are gone. Their photos stay in the library without their originals, or go to the trash, from where they come
    /// back. FOLDER_NOT_FOUND; CONFLICT when the folder asks nothing.
    /// </summary>
    public async Task<Result<ScanOutcome>> AnswerAsync(UserId owner, string email, string root, bool trashPhotos, CancellationToken ct)
    {
        if (Of(email).FirstOrDefault(folder => folder.Root == root) is not { } folder)
            return Failure.NotFound("FOLDER");
        await using (var session = await catalog.OpenReadAsync(owner, ct))
        {
            if ((await FolderStore.FindStateAsync(session, root, ct))?.State != FolderState.Asks)
                return new Failure(FailureKind.Conflict, "CONFLICT", "This folder asks nothing.");
        }

        var outcome = await scan.RunAsync(owner, folder, believe: true, ct);
        if (trashPhotos)
        {
            foreach (var photo in outcome.Gone)
                await trash.RunAsync(owner, owner, [photo], ct);
        }

        return outcome;
    }

    private IEnumerable<WatchedFolder> Of(string email) => rules.Folders.Where(folder => string.Equals(folder.Email, email, StringComparison.OrdinalIgnoreCase));
}
