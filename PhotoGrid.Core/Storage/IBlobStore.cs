using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>What is known of a blob without reading it.</summary>
public sealed record BlobStat(BlobKey Key, long Size, DateTimeOffset ModifiedAt);

/// <summary>An open blob: the bytes asked for, and the size of the whole. Dispose it.</summary>
public sealed record BlobContent(Stream Stream, long TotalSize, DateTimeOffset ModifiedAt) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

/// <summary>What a put or promote did.</summary>
public enum PutOutcome
{
    /// <summary>The key is new and its bytes are durable.</summary>
    Created,
    /// <summary>The key is taken; nothing was written. The caller compares sizes and hashes where it matters.</summary>
    AlreadyThere,
}

/// <summary>
/// Where originals and renditions live. Every adapter: a blob is visible only when it is complete and flushed to the medium, a put is
/// all or nothing, ranges are exact, deletes are idempotent, listings are ordered by key (as UTF-8 bytes). A full disk is
/// <see cref="StorageFullException"/>, one that is away <see cref="StorageOfflineException"/>; other trouble of the medium is an
/// <see cref="IOException"/>. Safe for concurrent use.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores exactly <paramref name="length"/> bytes under a new key. A shorter or longer stream throws and leaves nothing.</summary>
    Task<PutOutcome> PutAsync(BlobKey key, Stream content, long length, CancellationToken ct);

    /// <summary>Opens a blob or a range of it; null when there is none. A range beyond the end is clipped; one that starts beyond it throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    Task<BlobContent?> OpenAsync(BlobKey key, ByteRange? range, CancellationToken ct);

    /// <summary>Size and time of a blob; null when there is none.</summary>
    Task<BlobStat?> StatAsync(BlobKey key, CancellationToken ct);

    /// <summary>Removes a blob; nothing happens when there is none.</summary>
    Task DeleteAsync(BlobKey key, CancellationToken ct);

    /// <summary>Blobs whose key starts with <paramref name="prefix"/> and sorts after <paramref name="after"/>, in ordinal order of their keys.</summary>
    IAsyncEnumerable<BlobStat> ListAsync(string prefix, BlobKey? after, CancellationToken ct);

    /// <summary>
    /// Makes room for an upload of a known size (1 or more); the same id again changes nothing. Durable with its first part: after a
    /// power cut an upload without parts may be gone, and is begun again.
    /// </summary>
    Task BeginStagingAsync(UploadId id, long size, CancellationToken ct);

    /// <summary>
    /// Writes bytes at an offset of a staged upload, in any order and as often as wanted. When it returns, the bytes and the record of
    /// their range are flushed. A stream that ends early throws <see cref="EndOfStreamException"/> and records nothing of this part.
    /// False when there is no such upload, or it was promoted. A repeated part is written again: the last bytes sent count.
    /// </summary>
    Task<bool> PutPartAsync(UploadId id, ByteRange range, Stream content, CancellationToken ct);

    /// <summary>What has arrived of a staged upload; null when there is none.</summary>
    Task<ByteRanges?> ListPartsAsync(UploadId id, CancellationToken ct);

    /// <summary>Reads a staged upload whose parts are all there, promoted or not; null when there is none.</summary>
    Task<Stream?> OpenStagedAsync(UploadId id, CancellationToken ct);

    /// <summary>SHA-256 of a staged upload whose parts are all there; kept from the writing where the parts came in order, else by one read.</summary>
    Task<ContentHash> HashStagedAsync(UploadId id, CancellationToken ct);

    /// <summary>
    /// Makes a complete staged upload the blob <paramref name="key"/>: flushed, moved, the folder flushed. Again, also after a crash: the
    /// same answer, until <see cref="AbortStagingAsync"/> forgets the upload, which the caller does once its rows are committed.
    /// <see cref="PutOutcome.AlreadyThere"/> leaves the staged bytes in place. An upload that was written to after it was hashed is
    /// refused with an <see cref="IOException"/>: what was hashed is what is kept.
    /// </summary>
    Task<PutOutcome> PromoteAsync(UploadId id, BlobKey key, CancellationToken ct);

    /// <summary>The key a staged upload was promoted to; null while it is in staging, or when there is none or it was forgotten.</summary>
    Task<BlobKey?> FindPromotedAsync(UploadId id, CancellationToken ct);

    /// <summary>Throws a staged upload away, or what remembers a promoted one (its blob stays); nothing happens when there is none.</summary>
    Task AbortStagingAsync(UploadId id, CancellationToken ct);

    /// <summary>Staged uploads that are lying about, for housekeeping.</summary>
    IAsyncEnumerable<UploadId> ListStagedAsync(CancellationToken ct);
}

/// <summary>The medium has no room left. Nothing was stored.</summary>
public sealed class StorageFullException : IOException
{
    /// <summary>Without a cause.</summary>
    public StorageFullException() : base("The disk is full.") { }

    /// <summary>With a sentence.</summary>
    public StorageFullException(string message) : base(message) { }

    /// <summary>With the cause.</summary>
    public StorageFullException(string message, Exception inner) : base(message, inner) { }
}
