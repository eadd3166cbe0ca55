using PhotoGrid.Foundation;
using PhotoGrid.Import.Sources;
using PhotoGrid.Import.Takeout;
using PhotoGrid.Library.Sidecars;

namespace PhotoGrid.Import.Runs;

/// <summary>A file that may become a photo, with what is said of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Facts">What its description says; null without one.</param>
/// <param name="Modified">The file's own time, where that tells something of the photo.</param>
internal sealed record PlannedPhoto(SourceFile File, SidecarFacts? Facts, DateTimeOffset? Modified);

/// <summary>The files of one folder of all sources taken together, and the album that they are, where they are one.</summary>
internal sealed record PlannedFolder(IReadOnlyList<PlannedPhoto> Photos, TakeoutAlbum? Album);

/// <summary>
/// Reads every JSON file of the sources and decides which photo each describes, before anything is stored: in an export the description of a
/// photo may be in another archive than the photo. Notes in the report what is no photo.
/// </summary>
internal static class ImportPlan
{
    public static async Task<IReadOnlyList<PlannedFolder>> MakeAsync(SourceTree tree, ImportReport report, CancellationToken ct)
    {
        report.Files = tree.Files.Count + tree.Problems.Count;
        foreach (var problem in tree.Problems)
            report.Leave(problem.Shown, problem.Reason, isFault: true);

        var described = new Dictionary<SourceFile, TakeoutFile>(ReferenceEqualityComparer.Instance);
        var readable = tree.Files.Where(file => IsReadable(file, report)).ToList();
        foreach (var file in readable.Where(IsJson))
        {
            if (await ReadAsync(file, report, ct) is { } json)
                described.Add(file, json);
        }

        // An export's archives were packed in one go: their files' times say nothing of the photos.
        var isExport = described.Values.Any(json => json.Photo is not null);
        return [.. readable.GroupBy(file => file.Folder, StringComparer.Ordinal).Select(folder => FolderOf([.. folder], described, isExport, report))];
    }

    private static bool IsJson(SourceFile file) => file.Name.EndsWith(SidecarName.Extension, StringComparison.OrdinalIgnoreCase);

    private static bool IsReadable(SourceFile file, ImportReport report)
    {
        if (file.Refusal is { } reason)
            report.Leave(file.Shown, reason, isFault: false);
        else if (file.Size == 0)
            report.Leave(file.Shown, "It is empty.", isFault: true);
        else
            return true;
        return false;
    }

    private static async Task<TakeoutFile?> ReadAsync(SourceFile file, ImportReport report, CancellationToken ct)
    {
        if (file.Size > TakeoutJson.MaxBytes)
        {
            report.Leave(file.Shown, "This JSON is not about a photo.", isFault: false);
            return null;
        }

        try
        {
            var bytes = new byte[file.Size];
            await using (var content = SourceStream.Open(file.Open))
                await content.ReadExactlyAsync(bytes, ct);
            if (TakeoutJson.Read(bytes) is { } json)
                return json;
            report.Leave(file.Shown, "This JSON is broken.", isFault: true);
        }
        catch (Exception fault) when (fault is SourceUnreadableException or EndOfStreamException)
        {
            report.Leave(file.Shown, fault is SourceUnreadableException ? fault.Message : "It became shorter meanwhile.", isFault: true);
        }

        return null;
    }

    private static PlannedFolder FolderOf(List<SourceFile> files, Dictionary<SourceFile, TakeoutFile> described, bool isExport, ImportReport report)
    {
        var photos = files.Where(file => !IsJson(file)).ToList();
        var sidecars = files.Where(file => described.TryGetValue(file, out var json) && json.Photo is not null).ToList();
        var places = new Dictionary<SourceFile, int>(ReferenceEqualityComparer.Instance);
        foreach (var file in files)
            places.Add(file, places.Count);
        var matches = MatchNames.Run(
            [.. photos.Select(photo => photo.Name)], [.. sidecars.Select(file => new NamedSidecar(file.Name, described[file].Title))],
            (photo, sidecar) => Distance(photos[photo], sidecars[sidecar], places[sidecars[sidecar]] - places[photos[photo]]));

        var used = matches.Where(match => match.Sidecar >= 0).Select(match => match.Sidecar).ToHashSet();
        report.Sidecars += used.Count;
        for (var i = 0; i < sidecars.Count; i++)
        {
            if (!used.Contains(i))
                report.Leave(sidecars[i].Shown, "The photo that it describes is not among these files.", isFault: false);
        }

        var planned = photos.Zip(matches, (photo, match) => Plan(photo, match.Sidecar < 0 ? null : described[sidecars[match.Sidecar]].Photo, match.IsMovingHalf, isExport));
        return new PlannedFolder([.. planned], AlbumOf(files, described, report));
    }

    // In the same archive rather than in another, and right before its description rather than behind it.
    private static long Distance(SourceFile photo, SourceFile sidecar, int places)
    {
        const long behind = 1L << 32, elsewhere = 1L << 33;
        return (photo.Origin == sidecar.Origin ? 0 : elsewhere) + (places >= 0 ? places : behind - places);
    }

    // The moving half knows its own second; that of the photo it belongs to only stands in.
    private static PlannedPhoto Plan(SourceFile file, SidecarFacts? facts, bool isMovingHalf, bool isExport) => isMovingHalf && facts is not null
        ? new PlannedPhoto(file, facts with { Taken = null }, facts.Taken)
        : new PlannedPhoto(file, facts, isExport ? null : file.Modified);

    private static TakeoutAlbum? AlbumOf(List<SourceFile> files, Dictionary<SourceFile, TakeoutFile> described, ImportReport report)
    {
        TakeoutAlbum? album = null;
        foreach (var file in files)
        {
            if (!described.TryGetValue(file, out var json) || json.Photo is not null)
                continue;
            if (json.Album is null)
            {
                report.Leave(file.Shown, "This JSON is not about a photo.", isFault: false);
                continue;
            }

            report.AlbumFiles++;
            // What exports sort by year is no album, whatever it is called.
            if (album is null && !YearFolders.IsOne(json.Album.Title) && !YearFolders.IsOne(Path.GetFileName(file.Folder)))
                album = json.Album;
        }

        return album;
    }
}
