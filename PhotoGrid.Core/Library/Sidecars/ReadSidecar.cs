using System.Security.Cryptography;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Sidecars;

/// <summary>Reads a sidecar that came, in the worker, and looks for its photo. Safe to run twice.</summary>
public sealed class ReadSidecar(ICatalog catalog, DecodePool decoder, OriginalBlobs originals, MatchSidecars match)
{
    /// <summary>The kind of the job that runs this.</summary>
    public const string Kind = "read-sidecar";

    /// <summary>The job for a file; the same file, the same id.</summary>
    public static NewJob JobFor(Guid original) => new(IdOf(original), Kind, null, original.ToString("N"), Priority: 100);

    /// <summary>Runs it; a reason when it can't be read, null when done or when the file is gone.</summary>
    public async Task<Parked?> RunAsync(UserId owner, Guid id, CancellationToken ct)
    {
        Original? original;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            original = await OriginalStore.FindAsync(session, id, ct);
        if (original is null)
            return null;
        var read = await decoder.ReadSidecarAsync(originals.DecodeOf(original), ct);
        if (!read.TryGet(out var words, out var parked))
            return parked;

        await using var writing = await catalog.OpenAsync(owner, ct);
        // First, because on PostgreSQL this row is what makes a photo's upload wait.
        await Counters.AddAsync(writing, Counters.PhotoNumber, 0, ct);
        await SidecarStore.KeepWordsAsync(writing, id, words, ct);
        foreach (var sidecar in await SidecarStore.ListWaitingOfAsync(writing, id, ct))
            await match.SeekInAsync(writing, owner, sidecar, ct);
        await writing.CommitAsync(ct);
        return null;
    }

    private static JobId IdOf(Guid original) =>
        JobId.FromBytes(SHA256.HashData([.. "read-sidecar"u8, .. original.ToByteArray(bigEndian: true)]).AsSpan(0, 16));
}
