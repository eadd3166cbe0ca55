using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.Storage;

/// <summary>What every blob store promises of blobs. An adapter's test class inherits this and says how to make one.</summary>
public abstract class BlobStoreContract
{
    /// <summary>The store under test: empty, and the same one throughout a test.</summary>
    protected abstract IBlobStore Store { get; }

    [Fact]
    public async Task What_was_put_comes_back_byte_for_byte()
    {
        var bytes = Some(700_001);

        Assert.Equal(PutOutcome.Created, await PutAsync("a/b/c.bin", bytes));

        Assert.Equal(bytes, await ReadAsync("a/b/c.bin"));
        Assert.Equal(bytes.Length, (await Store.StatAsync(Key("a/b/c.bin"), default))!.Size);
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        await PutAsync("empty", []);

        Assert.Empty(await ReadAsync("empty"));
        Assert.Equal(0, (await Store.StatAsync(Key("empty"), default))!.Size);
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await PutAsync("folder/file", Some(3));

        Assert.Null(await Store.OpenAsync(Key("nothing"), null, default));
        Assert.Null(await Store.OpenAsync(Key("folder"), null, default));
        Assert.Null(await Store.OpenAsync(Key("folder/file/below"), null, default));
        Assert.Null(await Store.StatAsync(Key("nothing"), default));
        Assert.Null(await Store.StatAsync(Key("folder"), default));
    }

    [Fact]
    public async Task A_taken_key_keeps_its_bytes()
    {
        var first = Some(1000);
        await PutAsync("key", first);

        Assert.Equal(PutOutcome.AlreadyThere, await PutAsync("key", Some(1000, seed: 2)));
        Assert.Equal(PutOutcome.AlreadyThere, await PutAsync("key", Some(20, seed: 3)));

        Assert.Equal(first, await ReadAsync("key"));
    }

    [Fact]
    public async Task A_blob_cannot_be_seen_before_it_is_complete()
    {
        var content = new HeldStream(Some(300_000));
        var putting = Task.Run(() => Store.PutAsync(Key("slow"), content, 600_000, default));
        await content.FirstHalfRead.WaitAsync(Limit);

        Assert.Null(await Store.StatAsync(Key("slow"), default));
        Assert.Null(await Store.OpenAsync(Key("slow"), null, default));
        Assert.Empty(await ListAsync(""));

        content.Continue(Some(300_000, seed: 2));
        Assert.Equal(PutOutcome.Created, await putting.WaitAsync(Limit));
        Assert.Equal(600_000, (await Store.StatAsync(Key("slow"), default))!.Size);
    }

    [Fact]
    public async Task A_put_that_ends_early_or_late_throws_and_leaves_nothing()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => Store.PutAsync(Key("short"), new MemoryStream(Some(99)), 100, default));
        await Assert.ThrowsAnyAsync<IOException>(() => Store.PutAsync(Key("long"), new MemoryStream(Some(101)), 100, default));
        await Assert.ThrowsAnyAsync<IOException>(() => Store.PutAsync(Key("broken"), new HeldStream(Some(10), fails: true), 100, default));

        Assert.Empty(await ListAsync(""));
        Assert.Null(await Store.StatAsync(Key("short"), default));
        Assert.Null(await Store.StatAsync(Key("long"), default));
    }

    [Fact]
    public async Task Of_many_puts_of_one_key_exactly_one_creates_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => PutAsync("race", Some(50_000, seed: n)))));

        Assert.Single(outcomes, outcome => outcome == PutOutcome.Created);
        var kept = await ReadAsync("race");
        Assert.Contains(Enumerable.Range(0, 8), n => Some(50_000, seed: n).AsSpan().SequenceEqual(kept));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 999)]
    [InlineData(1, 1)]
    [InlineData(998, 999)]
    [InlineData(999, 999)]
    public async Task A_range_is_exact(long first, long last)
    {
        var bytes = Some(1000);
        await PutAsync("ranged", bytes);

        await using var content = await Store.OpenAsync(Key("ranged"), new ByteRange(first, last), default);

        Assert.Equal(1000, content!.TotalSize);
        Assert.Equal(bytes[(int)first..((int)last + 1)], await ReadAsync(content.Stream));
    }

    [Fact]
    public async Task A_range_over_the_end_is_clipped_and_one_behind_it_throws()
    {
        var bytes = Some(1000);
        await PutAsync("ranged", bytes);

        await using (var content = await Store.OpenAsync(Key("ranged"), new ByteRange(990, 5000), default))
            Assert.Equal(bytes[990..], await ReadAsync(content!.Stream));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenAsync(Key("ranged"), new ByteRange(1000, 1001), default));
    }

    [Fact]
    public async Task An_open_blob_stays_readable_after_its_delete()
    {
        var bytes = Some(400_000);
        await PutAsync("going", bytes);

        await using var content = await Store.OpenAsync(Key("going"), null, default);
        await Store.DeleteAsync(Key("going"), default);

        Assert.Equal(bytes, await ReadAsync(content!.Stream));
        Assert.Null(await Store.StatAsync(Key("going"), default));
    }

    [Fact]
    public async Task Deleting_twice_is_as_good_as_once()
    {
        await PutAsync("gone", Some(10));

        await Store.DeleteAsync(Key("gone"), default);
        await Store.DeleteAsync(Key("gone"), default);
        await Store.DeleteAsync(Key("never/was"), default);

        Assert.Null(await Store.StatAsync(Key("gone"), default));
    }

    [Fact]
    public async Task A_listing_is_in_the_order_of_the_keys_bytes()
    {
        // "a-b" < "a/b" < "a0": a folder sorts as its slash. U+FF21 < U+1F600 as UTF-8, not as UTF-16.
        string[] keys = ["a-b", "a/b", "a/b.jpg", "a/c/d", "a0", "b", "z/\uFF21", "z/\U0001F600"];
        foreach (var key in keys.Reverse())
            await PutAsync(key, Encoding.UTF8.GetBytes(key));

        Assert.Equal(keys, await ListAsync(""));
        Assert.Equal(keys[1..4], await ListAsync("a/"));
        Assert.Equal(["a/b", "a/b.jpg"], await ListAsync("a/b"));
        Assert.Empty(await ListAsync("c"));
        for (var at = 0; at < keys.Length; at++)
            Assert.Equal(keys[(at + 1)..], await ListAsync("", after: keys[at]));
        Assert.Equal(keys[3..], await ListAsync("", after: "a/bzz"));
        Assert.Equal(["a/c/d"], await ListAsync("a/", after: "a/b.jpg"));
    }

    [Fact]
    public async Task A_listing_tells_sizes_and_hides_uploads_in_progress()
    {
        await PutAsync("one", Some(11));
        await Store.BeginStagingAsync(UploadId.New(TimeProvider.System), 100, default);

        var found = new List<BlobStat>();
        await foreach (var blob in Store.ListAsync("", null, default))
            found.Add(blob);

        var only = Assert.Single(found);
        Assert.Equal((Key("one"), 11), (only.Key, only.Size));
    }

    [Fact]
    public async Task Names_of_all_languages_are_kept()
    {
        foreach (var name in (string[])["Ünïcödé.jpg", "日本語/写真.png", "emoji 👨‍👩‍👧.jpg", "with space", "#%&?+=.jpg", new string('x', 200)])
        {
            await PutAsync(name, Encoding.UTF8.GetBytes(name));
            Assert.Equal(name, Encoding.UTF8.GetString(await ReadAsync(name)));
        }

        Assert.Equal(6, (await ListAsync("")).Count);
    }

    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    protected static BlobKey Key(string text) => BlobKey.Parse(text);

    protected static byte[] Some(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    protected Task<PutOutcome> PutAsync(string key, byte[] bytes) => Store.PutAsync(Key(key), new MemoryStream(bytes), bytes.Length, default);

    protected async Task<byte[]> ReadAsync(string key)
    {
        await using var content = await Store.OpenAsync(Key(key), null, default);
        return await ReadAsync(content!.Stream);
    }

    protected static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    protected async Task<List<string>> ListAsync(string prefix, string? after = null)
    {
        var keys = new List<string>();
        await foreach (var blob in Store.ListAsync(prefix, after is null ? null : Key(after), default))
            keys.Add(blob.Key.Value);
        return keys;
    }
}
