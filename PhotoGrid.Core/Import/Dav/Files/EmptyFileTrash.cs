using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>
/// Lets go of files in the trash for good: their rows go, and bytes that nothing else uses are marked. The bytes themselves go with
/// <see cref="EmptyTrash"/>, the only place where originals are deleted: run it afterwards.
/// </summary>
public sealed class EmptyFileTrash(ICatalog catalog, FileLog log)
{
    private const int Batch = 100;

    /// <summary>Every file that was moved to the trash before <paramref name="before"/>; answers how many.</summary>
    public async Task<int> RunAsync(UserId owner, UserId actor, DateTimeOffset before, CancellationToken ct)
    {
        var erased = 0;
        while (true)
        {
            await using var session = await catalog.OpenAsync(owner, ct);
            await DavEntryStore.LockAsync(session, ct);
            var files = await FileStore.ListTrashAsync(session, Instant.Of(before), Batch, ct);
            foreach (var file in files)
            {
                await DavEntryStore.DeleteAsync(session, file.Id, ct);
                if (file.Original is { } original)
                    await OriginalStore.MarkUnusedAsync(session, original, ct);
                await log.EraseAsync(session, actor, file.Id, ct);
            }

            await session.CommitAsync(ct);
            erased += files.Count;
            if (files.Count < Batch)
                return erased;
        }
    }
}
