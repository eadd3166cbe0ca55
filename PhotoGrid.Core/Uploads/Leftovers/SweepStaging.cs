using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Uploads.Leftovers;

/// <summary>
/// Removes from staging what no open upload belongs to: a crash came between the file and its row, or between the row's end and the file's.
/// </summary>
public sealed class SweepStaging(ReadUsers users, ICatalog catalog, OriginalBlobs originals, DropStaged drop, TimeProvider clock)
{
    // An upload's file is made a moment before its row. A day is far more than that, and the id says how old it is.
    private static readonly TimeSpan _age = TimeSpan.FromDays(1);

    /// <summary>Answers how many were removed. Every library is asked first; when one can't be, nothing is removed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var lying = new HashSet<UploadId>();
        var before = Instant.Of(clock.GetUtcNow() - _age);
        await foreach (var id in originals.Store.ListStagedAsync(ct))
        {
            if (MadeAt(id) < before)
                lying.Add(id);
        }

        if (lying.Count == 0)
            return 0;
        foreach (var user in await users.AllAsync(ct))
        {
            await using var session = await catalog.OpenReadAsync(user.Id, ct);
            lying.ExceptWith(await UploadStore.ListOpenAsync(session, ct));
        }

        foreach (var id in lying)
        {
            // A file that was moved lies under its owner's name; of any other it does not matter whose it was.
            var key = await originals.Store.FindPromotedAsync(id, ct);
            if (key is { } moved && UserId.TryParse(moved.Value.Split('/')[0], out var owner))
                await drop.RunAsync(owner, id, ct);
            else
                await originals.Store.AbortStagingAsync(id, ct);
        }

        return lying.Count;
    }

    // The first 48 bits of a UUIDv7 are its moment.
    private static long MadeAt(UploadId id) => (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(id.ToBytes()) >> 16);
}
