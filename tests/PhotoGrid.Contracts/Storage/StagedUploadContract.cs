using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.Storage;

/// <summary>What every blob store promises of uploads in progress.</summary>
public abstract class StagedUploadContract : BlobStoreContract
{
    protected UploadId Id { get; } = UploadId.New(TimeProvider.System);

    /// <summary>Opens the same place anew, as after a restart.</summary>
    protected abstract IBlobStore Reopen();

    [Fact]
    public async Task Parts_in_any_order_become_the_blob()
    {
        var bytes = Some(1_000_000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);

        foreach (var (first, last) in ((int, int)[])[(600_000, 999_999), (0, 299_999), (300_000, 599_999)])
            Assert.True(await PartAsync(bytes, first, last));

        Assert.Equal(Hash(bytes), (await Store.HashStagedAsync(Id, default)).ToString());
        Assert.Equal(PutOutcome.Created, await Store.PromoteAsync(Id, Key("u/2024/05/x.jpg"), default));
        Assert.Equal(bytes, await ReadAsync("u/2024/05/x.jpg"));
    }

    [Fact]
    public async Task Parts_at_the_same_time_become_the_blob()
    {
        var bytes = Some(2_000_000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => PartAsync(bytes, n * 200_000, (n * 200_000) + 199_999))));

        Assert.True((await Store.ListPartsAsync(Id, default))!.Covers(bytes.Length));
        Assert.Equal(Hash(bytes), (await Store.HashStagedAsync(Id, default)).ToString());
        await Store.PromoteAsync(Id, Key("u/x"), default);
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task What_arrived_is_told_as_merged_ranges()
    {
        var bytes = Some(1000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);

        await PartAsync(bytes, 0, 99);
        await PartAsync(bytes, 500, 599);
        await PartAsync(bytes, 100, 199);

        Assert.Equal([new ByteRange(0, 199), new ByteRange(500, 599)], (await Store.ListPartsAsync(Id, default))!.All);
    }

    [Fact]
    public async Task What_arrived_survives_a_restart()
    {
        var bytes = Some(600_000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);
        await PartAsync(bytes, 0, 199_999);
        await PartAsync(bytes, 400_000, 599_999);

        var again = Reopen();
        Assert.Equal([new ByteRange(0, 199_999), new ByteRange(400_000, 599_999)], (await again.ListPartsAsync(Id, default))!.All);
        await again.PutPartAsync(Id, new ByteRange(200_000, 399_999), new MemoryStream(bytes, 200_000, 200_000), default);

        Assert.Equal(Hash(bytes), (await again.HashStagedAsync(Id, default)).ToString());
        await again.PromoteAsync(Id, Key("u/x"), default);
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task A_part_repeated_changes_nothing()
    {
        var bytes = Some(300_000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);

        for (var n = 0; n < 3; n++)
            Assert.True(await PartAsync(bytes, 0, 149_999));
        await PartAsync(bytes, 100_000, 299_999);
        await PartAsync(bytes, 0, 149_999);

        Assert.Equal([new ByteRange(0, 299_999)], (await Store.ListPartsAsync(Id, default))!.All);
        Assert.Equal(Hash(bytes), (await Store.HashStagedAsync(Id, default)).ToString());
    }

    [Fact]
    public async Task The_last_bytes_sent_for_a_place_count_and_are_what_is_hashed()
    {
        var right = Some(300_000);
        await Store.BeginStagingAsync(Id, right.Length, default);
        await PartAsync(Some(300_000, seed: 9), 0, 149_999);
        await PartAsync(right, 150_000, 299_999);

        await PartAsync(right, 0, 149_999);

        Assert.Equal(Hash(right), (await Store.HashStagedAsync(Id, default)).ToString());
        await Store.PromoteAsync(Id, Key("u/x"), default);
        Assert.Equal(right, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task A_part_that_ends_early_is_not_recorded()
    {
        var bytes = Some(600_000);
        await Store.BeginStagingAsync(Id, bytes.Length, default);

        await Assert.ThrowsAsync<EndOfStreamException>(
            () => Store.PutPartAsync(Id, new ByteRange(0, 599_999), new MemoryStream(bytes, 0, 400_000), default));
        await Assert.ThrowsAnyAsync<IOException>(
            () => Store.PutPartAsync(Id, new ByteRange(0, 599_999), new HeldStream(bytes[..300_000], fails: true), default));
        Assert.Empty((await Store.ListPartsAsync(Id, default))!.All);

        await PartAsync(bytes, 0, 599_999);
        Assert.Equal(Hash(bytes), (await Store.HashStagedAsync(Id, default)).ToString());
    }

    [Fact]
    public async Task A_part_outside_of_the_upload_is_refused()
    {
        await Store.BeginStagingAsync(Id, 100, default);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.PutPartAsync(Id, new ByteRange(50, 100), new MemoryStream(Some(51)), default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.PutPartAsync(Id, new ByteRange(-1, 10), new MemoryStream(Some(12)), default));
    }

    [Fact]
    public async Task An_upload_that_was_never_begun_is_not_there()
    {
        Assert.False(await PartAsync(Some(10), 0, 9));
        Assert.Null(await Store.ListPartsAsync(Id, default));
        Assert.Null(await Store.OpenStagedAsync(Id, default));
        await Store.AbortStagingAsync(Id, default);
    }

    [Fact]
    public async Task Beginning_twice_keeps_what_arrived()
    {
        var bytes = Some(100);
        await Store.BeginStagingAsync(Id, 100, default);
        await PartAsync(bytes, 0, 49);

        await Store.BeginStagingAsync(Id, 100, default);
        await Reopen().BeginStagingAsync(Id, 100, default);

        Assert.Equal([new ByteRange(0, 49)], (await Store.ListPartsAsync(Id, default))!.All);
    }

    [Fact]
    public async Task An_incomplete_upload_cannot_be_read_hashed_or_promoted()
    {
        await Store.BeginStagingAsync(Id, 100, default);
        await PartAsync(Some(100), 0, 98);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.OpenStagedAsync(Id, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.HashStagedAsync(Id, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PromoteAsync(Id, Key("u/x"), default));
        Assert.Null(await Store.StatAsync(Key("u/x"), default));
    }

    [Fact]
    public async Task A_staged_upload_can_be_read_before_and_after_it_is_promoted()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);

        await using (var staged = await Store.OpenStagedAsync(Id, default))
            Assert.Equal(bytes, await ReadAsync(staged!));
        await Store.PromoteAsync(Id, Key("u/x"), default);
        await using (var promoted = await Store.OpenStagedAsync(Id, default))
            Assert.Equal(bytes, await ReadAsync(promoted!));
    }

    [Fact]
    public async Task Promoting_again_gives_the_same_answer_also_after_a_restart()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);
        await Store.PromoteAsync(Id, Key("u/x"), default);

        Assert.Equal(PutOutcome.Created, await Store.PromoteAsync(Id, Key("u/x"), default));
        var again = Reopen();
        Assert.Equal(Hash(bytes), (await again.HashStagedAsync(Id, default)).ToString());
        Assert.Equal(PutOutcome.Created, await again.PromoteAsync(Id, Key("u/x"), default));
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task Of_many_promotions_at_once_all_say_created_and_the_blob_is_whole()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Store.PromoteAsync(Id, Key("u/x"), default))));

        Assert.All(outcomes, outcome => Assert.Equal(PutOutcome.Created, outcome));
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task Where_it_went_is_known_until_it_is_forgotten()
    {
        await StageAsync(Some(5000));
        Assert.Null(await Store.FindPromotedAsync(Id, default));

        await Store.PromoteAsync(Id, Key("u/x"), default);

        Assert.Equal(Key("u/x"), await Store.FindPromotedAsync(Id, default));
        Assert.Equal(Key("u/x"), await Reopen().FindPromotedAsync(Id, default));
        await Store.AbortStagingAsync(Id, default);
        Assert.Null(await Store.FindPromotedAsync(Id, default));
    }

    [Fact]
    public async Task Promoting_to_a_taken_key_changes_neither_side()
    {
        var (there, bytes) = (Some(5000, seed: 7), Some(5000));
        await PutAsync("u/x", there);
        await StageAsync(bytes);

        Assert.Equal(PutOutcome.AlreadyThere, await Store.PromoteAsync(Id, Key("u/x"), default));

        Assert.Equal(there, await ReadAsync("u/x"));
        Assert.Equal(PutOutcome.Created, await Store.PromoteAsync(Id, Key("u/y"), default));
        Assert.Equal(bytes, await ReadAsync("u/y"));
    }

    [Fact]
    public async Task A_late_part_cannot_change_a_promoted_blob()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);
        var late = new HeldStream(bytes[..1000]);
        var putting = Task.Run(() => Store.PutPartAsync(Id, new ByteRange(0, 4999), late, default));
        await late.FirstHalfRead.WaitAsync(Limit);
        await Store.PromoteAsync(Id, Key("u/x"), default);

        late.Continue(Some(4000, seed: 5));

        Assert.False(await putting.WaitAsync(Limit));
        Assert.False(await PartAsync(Some(5000, seed: 6), 0, 4999));
        Assert.False(await Reopen().PutPartAsync(Id, new ByteRange(0, 9), new MemoryStream(Some(10, seed: 6)), default));
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task What_was_written_to_after_it_was_hashed_is_not_promoted_unseen()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);
        await Store.HashStagedAsync(Id, default);
        await PartAsync(Some(5000, seed: 2), 0, 99);

        await Assert.ThrowsAsync<IOException>(() => Store.PromoteAsync(Id, Key("u/x"), default));

        var hash = (await Store.HashStagedAsync(Id, default)).ToString();
        await Store.PromoteAsync(Id, Key("u/x"), default);
        Assert.Equal(hash, Hash(await ReadAsync("u/x")));
    }

    [Fact]
    public async Task Aborting_forgets_the_upload_and_leaves_a_promoted_blob()
    {
        var bytes = Some(5000);
        await StageAsync(bytes);
        await Store.PromoteAsync(Id, Key("u/x"), default);
        var other = UploadId.New(TimeProvider.System);
        await Store.BeginStagingAsync(other, 10, default);
        Assert.Contains(other, await StagedAsync());

        await Store.AbortStagingAsync(Id, default);
        await Store.AbortStagingAsync(other, default);
        await Store.AbortStagingAsync(other, default);

        Assert.Empty(await StagedAsync());
        Assert.Null(await Reopen().ListPartsAsync(Id, default));
        Assert.False(await PartAsync(bytes, 0, 99));
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    protected Task<bool> PartAsync(byte[] whole, int first, int last) =>
        Store.PutPartAsync(Id, new ByteRange(first, last), new MemoryStream(whole, first, last - first + 1), default);

    protected async Task StageAsync(byte[] bytes)
    {
        await Store.BeginStagingAsync(Id, bytes.Length, default);
        await PartAsync(bytes, 0, bytes.Length - 1);
    }

    private async Task<List<UploadId>> StagedAsync()
    {
        var ids = new List<UploadId>();
        await foreach (var id in Store.ListStagedAsync(default))
            ids.Add(id);
        return ids;
    }
}
