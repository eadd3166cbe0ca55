using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Import.Sources;
using PhotoGrid.Library;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Library.Whereabouts;
using PhotoGrid.Uploads;

namespace PhotoGrid.Import.Runs;

/// <summary>What became of one file; exactly one of photo (with whether it is new), sidecar and refusal.</summary>
internal sealed record ImportedFile(Photo? Photo, bool IsNew, bool IsSidecar, string? Refusal, bool IsFault);

/// <summary>
/// Brings one file in by the door of all files, unless its bytes are here: also in the trash, from which nothing comes back by itself, and
/// also as half of a live photo. So an import that is run again stores nothing twice.
/// </summary>
public sealed class ImportOne(ICatalog catalog, UploadWhole upload, ChangePhotos change, LookUpPlace places, TimeProvider clock)
{
    /// <summary>
    /// <paramref name="sizes"/> are the sizes of everything that is here; a file of another size is new without being read beforehand. Throws what
    /// the library's own disk throws, and <see cref="SourceUnreadableException"/>.
    /// </summary>
    internal async Task<ImportedFile> RunAsync(UserId owner, PlannedPhoto planned, HashSet<long> sizes, CancellationToken ct)
    {
        var file = planned.File;
        var content = await SniffAsync(file, ct);
        if (content is not { IsAccepted: true } && content != MediaType.Sidecar && MediaType.FromName(file.Name) is not { IsAccepted: true })
            return new ImportedFile(null, false, false, Refusal(content, file.Name), IsFault: false);

        ContentHash? hash = null;
        if (sizes.Contains(file.Size) && content != MediaType.Sidecar)
        {
            await using (var stream = SourceStream.Open(file.Open))
                hash = await ContentHash.OfAsync(stream, ct);
            if (await FindAsync(owner, hash.Value, ct) is { } known)
                return new ImportedFile(await CompleteAsync(owner, known, planned.Facts, ct), false, false, null, false);
        }

        var announced = new UploadAnnouncement(file.Name, file.Size, null, hash, planned.Modified, OnDuplicate.Skip)
        {
            Content = content,
            Facts = planned.Facts,
            Folder = $"import:{file.Folder}",
            IsCounted = false,
        };
        await using var bytes = SourceStream.Open(file.Open);
        var (outcome, refusal) = await upload.RunAsync(owner, owner, announced, bytes, ct);
        if (outcome is null)
            return new ImportedFile(null, false, false, refusal!.Message, IsFault: true);
        sizes.Add(file.Size);
        return new ImportedFile(outcome.Photo, outcome.Status == "created", outcome.Photo is null, null, false);
    }

    private static async Task<MediaType?> SniffAsync(SourceFile file, CancellationToken ct)
    {
        var head = new byte[Math.Min(MediaType.SniffLength, file.Size)];
        await using var stream = SourceStream.Open(file.Open);
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return MediaType.Sniff(head.AsSpan(0, read));
    }

    private static string Refusal(MediaType? content, string name) =>
        content == MediaType.Zip ? "It is a zip within a zip, which is not opened."
        : (content ?? MediaType.FromName(name)) is { } type ? $"{type.Name} files are not taken in."
        : "It is neither photo nor video.";

    private async Task<Photo?> FindAsync(UserId owner, ContentHash hash, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.FindHoldingAsync(session, hash, ct);
    }

    // One that came without its description, in an import of half an export, takes it now, unless somebody has worked on it since.
    private async Task<Photo> CompleteAsync(UserId owner, Photo known, SidecarFacts? facts, CancellationToken ct)
    {
        if (facts is null || known.Version != 1 || ApplySidecar.Of(known, facts, places, clock) == known)
            return known;
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PhotoStore.FindAsync(session, known.Id, ct) is not { Version: 1 } photo)
            return known;
        var described = await change.WriteAsync(session, owner, PhotoLog.Updated, photo, ApplySidecar.Of(photo, facts, places, clock), ct);
        await session.CommitAsync(ct);
        return described;
    }
}
