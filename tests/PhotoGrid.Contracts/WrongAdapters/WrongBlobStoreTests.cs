using System.Runtime.CompilerServices;
using PhotoGrid.Contracts.Storage;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of blob stores is worth something: it notices these.</summary>
public sealed class WrongBlobStoreTests
{
    [Fact]
    public Task A_store_that_shows_a_blob_before_it_is_complete_is_noticed() =>
        MustFailAsync((right, root) => new Hasty(right, root), nameof(BlobStoreContract.A_blob_cannot_be_seen_before_it_is_complete));

    [Fact]
    public Task A_store_that_replaces_a_taken_key_is_noticed() =>
        MustFailAsync((right, _) => new Replacing(right), nameof(BlobStoreContract.A_taken_key_keeps_its_bytes));

    [Fact]
    public Task A_store_that_ignores_ranges_is_noticed() =>
        MustFailAsync((right, _) => new Rangeless(right), nameof(BlobStoreContract.A_range_over_the_end_is_clipped_and_one_behind_it_throws));

    [Fact]
    public Task A_store_that_lists_in_another_order_is_noticed() =>
        MustFailAsync((right, _) => new Unordered(right), nameof(BlobStoreContract.A_listing_is_in_the_order_of_the_keys_bytes));

    [Fact]
    public Task A_store_that_records_half_a_part_is_noticed() =>
        MustFailAsync((right, _) => new Believing(right), nameof(StagedUploadContract.A_part_that_ends_early_is_not_recorded));

    [Fact]
    public Task A_store_that_hashes_what_was_sent_first_is_noticed() =>
        MustFailAsync((right, _) => new FirstWins(right), nameof(StagedUploadContract.The_last_bytes_sent_for_a_place_count_and_are_what_is_hashed));

    [Fact]
    public Task A_store_that_forgets_parts_at_a_restart_is_noticed() =>
        MustFailAsync((right, _) => new Forgetful(right), nameof(StagedUploadContract.What_arrived_survives_a_restart));

    [Fact]
    public Task A_store_that_forgets_a_promotion_is_noticed() =>
        MustFailAsync((right, _) => new Oblivious(right), nameof(StagedUploadContract.Promoting_again_gives_the_same_answer_also_after_a_restart));

    [Fact]
    public async Task The_right_store_passes_each_of_these_when_run_by_hand() =>
        Assert.Empty(await ContractCheck.FailuresAsync(() => new Suite((right, _) => right)));

    private static async Task MustFailAsync(Func<IBlobStore, string, IBlobStore> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong), test));

    private sealed class Suite : StagedUploadContract, IDisposable
    {
        private readonly TempFolder _temp = new();
        private readonly Func<IBlobStore, string, IBlobStore> _wrong;

        public Suite(Func<IBlobStore, string, IBlobStore> wrong)
        {
            _wrong = wrong;
            Store = Reopen();
        }

        protected override IBlobStore Store { get; }

        protected override IBlobStore Reopen() => _wrong(new FileBlobStore(_temp.In("blobs")), _temp.In("blobs"));

        public void Dispose() => _temp.Dispose();
    }

    // Writes straight to the final name.
    private sealed class Hasty(IBlobStore right, string root) : BlobStoreDecorator(right)
    {
        public override async Task<PutOutcome> PutAsync(BlobKey key, Stream content, long length, CancellationToken ct)
        {
            var path = Path.Combine(root, key.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = new FileStream(path, FileMode.Create);
            await content.CopyToAsync(file, ct);
            return PutOutcome.Created;
        }
    }

    private sealed class Replacing(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override async Task<PutOutcome> PutAsync(BlobKey key, Stream content, long length, CancellationToken ct)
        {
            await Right.DeleteAsync(key, ct);
            return await Right.PutAsync(key, content, length, ct);
        }
    }

    private sealed class Rangeless(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override Task<BlobContent?> OpenAsync(BlobKey key, ByteRange? range, CancellationToken ct) => Right.OpenAsync(key, null, ct);
    }

    private sealed class Unordered(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override async IAsyncEnumerable<BlobStat> ListAsync(string prefix, BlobKey? after, [EnumeratorCancellation] CancellationToken ct)
        {
            var all = new List<BlobStat>();
            await foreach (var blob in Right.ListAsync(prefix, after, ct))
                all.Add(blob);
            foreach (var blob in all.OrderBy(blob => blob.Key.Value, StringComparer.Ordinal))
                yield return blob;
        }
    }

    // Fills up with zeros what did not come.
    private sealed class Believing(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override async Task<bool> PutPartAsync(UploadId id, ByteRange range, Stream content, CancellationToken ct)
        {
            var bytes = new byte[range.Length];
            await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return await Right.PutPartAsync(id, range, new MemoryStream(bytes), ct);
        }
    }

    private sealed class FirstWins(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override async Task<bool> PutPartAsync(UploadId id, ByteRange range, Stream content, CancellationToken ct) =>
            (await Right.ListPartsAsync(id, ct))?.Contains(range) == true || await Right.PutPartAsync(id, range, content, ct);
    }

    private sealed class Forgetful(IBlobStore right) : BlobStoreDecorator(right)
    {
        private readonly HashSet<UploadId> _begun = [];

        public override Task BeginStagingAsync(UploadId id, long size, CancellationToken ct)
        {
            _begun.Add(id);
            return base.BeginStagingAsync(id, size, ct);
        }

        public override async Task<ByteRanges?> ListPartsAsync(UploadId id, CancellationToken ct) =>
            _begun.Contains(id) ? await Right.ListPartsAsync(id, ct) : null;
    }

    private sealed class Oblivious(IBlobStore right) : BlobStoreDecorator(right)
    {
        public override async Task<PutOutcome> PromoteAsync(UploadId id, BlobKey key, CancellationToken ct)
        {
            var outcome = await Right.PromoteAsync(id, key, ct);
            await Right.AbortStagingAsync(id, ct);
            return outcome;
        }
    }
}
