using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>A right store of which a wrong one overrides what it gets wrong.</summary>
internal abstract class BlobStoreDecorator(IBlobStore right) : IBlobStore
{
    protected IBlobStore Right => right;

    public virtual Task<PutOutcome> PutAsync(BlobKey key, Stream content, long length, CancellationToken ct) => right.PutAsync(key, content, length, ct);

    public virtual Task<BlobContent?> OpenAsync(BlobKey key, ByteRange? range, CancellationToken ct) => right.OpenAsync(key, range, ct);

    public virtual Task<BlobStat?> StatAsync(BlobKey key, CancellationToken ct) => right.StatAsync(key, ct);

    public virtual Task DeleteAsync(BlobKey key, CancellationToken ct) => right.DeleteAsync(key, ct);

    public virtual IAsyncEnumerable<BlobStat> ListAsync(string prefix, BlobKey? after, CancellationToken ct) => right.ListAsync(prefix, after, ct);

    public virtual Task BeginStagingAsync(UploadId id, long size, CancellationToken ct) => right.BeginStagingAsync(id, size, ct);

    public virtual Task<bool> PutPartAsync(UploadId id, ByteRange range, Stream content, CancellationToken ct) => right.PutPartAsync(id, range, content, ct);

    public virtual Task<ByteRanges?> ListPartsAsync(UploadId id, CancellationToken ct) => right.ListPartsAsync(id, ct);

    public virtual Task<Stream?> OpenStagedAsync(UploadId id, CancellationToken ct) => right.OpenStagedAsync(id, ct);

    public virtual Task<ContentHash> HashStagedAsync(UploadId id, CancellationToken ct) => right.HashStagedAsync(id, ct);

    public virtual Task<PutOutcome> PromoteAsync(UploadId id, BlobKey key, CancellationToken ct) => right.PromoteAsync(id, key, ct);

    public virtual Task<BlobKey?> FindPromotedAsync(UploadId id, CancellationToken ct) => right.FindPromotedAsync(id, ct);

    public virtual Task AbortStagingAsync(UploadId id, CancellationToken ct) => right.AbortStagingAsync(id, ct);

    public virtual IAsyncEnumerable<UploadId> ListStagedAsync(CancellationToken ct) => right.ListStagedAsync(ct);
}
