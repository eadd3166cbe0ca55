namespace PhotoGrid.Caching;

/// <summary>
/// A lossy memory of bytes. Entries vanish at any time; nothing correct may depend on one being there. Instead of deleting by pattern,
/// put a generation into the key. Safe for concurrent use.
/// </summary>
public interface ICache
{
    /// <summary>The bytes, or null. Don't change them: they are shared.</summary>
    ValueTask<byte[]?> GetAsync(string key, CancellationToken ct);

    /// <summary>Keeps bytes for at most <paramref name="ttl"/>; larger than a hundredth of the cache is not kept.</summary>
    ValueTask SetAsync(string key, byte[] value, TimeSpan ttl, CancellationToken ct);

    /// <summary>
    /// The bytes, made by <paramref name="make"/> when they are not there: once at a time per key, the others wait for that one. A null is
    /// not kept, an exception goes to all who wait. The maker outlives a caller that leaves, for others may wait.
    /// </summary>
    ValueTask<byte[]?> GetOrMakeAsync(string key, TimeSpan ttl, Func<CancellationToken, ValueTask<byte[]?>> make, CancellationToken ct);

    /// <summary>Forgets a key.</summary>
    ValueTask RemoveAsync(string key, CancellationToken ct);

    /// <summary>Counts one more of <paramref name="key"/> in the current window and answers the count so far (1 for the first).</summary>
    ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken ct);
}
