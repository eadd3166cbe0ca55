using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Sources;
using PhotoGrid.Library;
using PhotoGrid.Sqlite;
using PhotoGrid.Storage;

namespace PhotoGrid.Import.Runs;

/// <summary>What is to be imported.</summary>
/// <param name="Owner">Whose library it goes into.</param>
/// <param name="Paths">Folders and zips of this machine.</param>
/// <param name="Album">The name of an album that everything goes into; null: none but those that an export brings.</param>
public sealed record ImportRequest(UserId Owner, IReadOnlyList<string> Paths, string? Album = null);

/// <summary>How far an import is.</summary>
public readonly record struct ImportProgress(long Done, long Total, long Stored, long Duplicates);

/// <summary>
/// Imports folders and archives, exports of Google Photos (Takeout) among them, and accounts for every file. One that is broken off goes on when
/// it is run again.
/// </summary>
public sealed class ImportFiles(ICatalog catalog, ImportOne one, ImportAlbums albums, TimeProvider clock)
{
    /// <summary>VALIDATION_FAILED when there is nothing at a path. Everything else is in the report, the reason why it stopped included.</summary>
    public async Task<Result<ImportReport>> RunAsync(ImportRequest request, Func<ImportProgress, Task> progress, CancellationToken ct)
    {
        var (tree, wrong) = SourceTree.Open(request.Paths);
        if (tree is null)
            return wrong!;
        using (tree)
        {
            var report = new ImportReport { StartedAt = clock.GetUtcNow(), Sources = request.Paths };
            try
            {
                await RunAsync(request, tree, report, progress, ct);
            }
            catch (OperationCanceledException)
            {
                report.Stopped = "It was interrupted.";
            }
            catch (Exception fault) when (fault is StorageFullException || (fault is DbException database && SqliteFull.Is(database)))
            {
                report.Stopped = "The disk is full. Free some space and run it again.";
            }
            catch (StorageOfflineException fault)
            {
                report.Stopped = fault.Message;
            }
            catch (DbException)
            {
                report.Stopped = "The library's database could not be written. Run it again when its disk is well.";
            }
            catch (IOException fault)
            {
                report.Stopped = $"The library's disk failed: {fault.Message}";
            }

            report.EndedAt = clock.GetUtcNow();
            return report;
        }
    }

    private async Task RunAsync(ImportRequest request, SourceTree tree, ImportReport report, Func<ImportProgress, Task> progress, CancellationToken ct)
    {
        var folders = await ImportPlan.MakeAsync(tree, report, ct);
        var total = folders.Sum(folder => folder.Photos.Count);
        HashSet<long> sizes;
        await using (var session = await catalog.OpenReadAsync(request.Owner, ct))
            sizes = await OriginalStore.ListSizesAsync(session, ct);

        var (done, names) = (0L, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var folder in folders)
        {
            var photos = new List<Photo>(folder.Photos.Count);
            foreach (var planned in folder.Photos)
            {
                if (await ImportAsync(request.Owner, planned, sizes, report, ct) is { } photo)
                    photos.Add(photo);
                await progress(new ImportProgress(++done, total, report.Stored, report.Duplicates));
            }

            var ordered = photos.OrderBy(photo => photo.TakenAt.LocalMs).ThenBy(photo => photo.Filename, StringComparer.Ordinal).Select(photo => photo.Id).ToList();
            if (folder.Album is { } album)
                await FillAsync(request.Owner, ImportAlbums.NameOf(album.Title, names), album.Description, ordered, report, ct);
            if (request.Album is { } name && ordered.Count > 0)
                await FillAsync(request.Owner, name, null, ordered, report, ct);
        }
    }

    private async Task<Photo?> ImportAsync(UserId owner, PlannedPhoto planned, HashSet<long> sizes, ImportReport report, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ImportedFile file;
        try
        {
            file = await one.RunAsync(owner, planned, sizes, ct);
        }
        catch (SourceUnreadableException fault)
        {
            report.Leave(planned.File.Shown, fault.Message, isFault: true);
            return null;
        }

        if (file.Refusal is { } reason)
        {
            report.Leave(planned.File.Shown, reason, file.IsFault);
            return null;
        }

        if (file.IsSidecar)
        {
            report.Sidecars++;
            return null;
        }

        Count(report, planned, file);
        return file.Photo;
    }

    private static void Count(ImportReport report, PlannedPhoto planned, ImportedFile file)
    {
        if (planned.Facts is not null)
            report.Described++;
        if (file.IsNew)
        {
            report.Stored++;
            report.StoredBytes += planned.File.Size;
            return;
        }

        report.Duplicates++;
        if (file.Photo!.DeletedAtMs is not null)
            report.InTrash++;
    }

    private async Task FillAsync(UserId owner, string name, string? description, List<PhotoId> photos, ImportReport report, CancellationToken ct)
    {
        if (await albums.RunAsync(owner, name, description, photos, ct) is null)
            report.Fill(name, photos.Count);
    }
}
