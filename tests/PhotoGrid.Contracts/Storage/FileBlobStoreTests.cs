using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.Storage;

/// <summary>The contract on files, and what only files can get wrong.</summary>
public sealed class FileBlobStoreTests : StagedUploadContract, IDisposable
{
    private readonly TempFolder _temp = new();

    public FileBlobStoreTests() => Store = new FileBlobStore(_temp.In("originals"));

    protected override IBlobStore Store { get; }

    protected override IBlobStore Reopen() => new FileBlobStore(_temp.In("originals"));

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_blob_lies_where_its_key_says()
    {
        await PutAsync("u/2024/05/sea.0a1b2c3d.jpg", Some(10));

        Assert.True(File.Exists(_temp.In("originals/u/2024/05/sea.0a1b2c3d.jpg")));
        Assert.True(((FileBlobStore)Store).TryGetLocalPath(Key("u/2024/05/sea.0a1b2c3d.jpg"), out var path));
        Assert.Equal(_temp.In("originals/u/2024/05/sea.0a1b2c3d.jpg"), path);
        Assert.False(((FileBlobStore)Store).TryGetLocalPath(Key("u/2024/05/other.jpg"), out _));
    }

    [Fact]
    public async Task A_symbolic_link_leads_nowhere()
    {
        await PutAsync("u/real", Some(10));
        Directory.CreateDirectory(_temp.In("outside"));
        await File.WriteAllTextAsync(_temp.In("outside/secret"), "secret");
        File.CreateSymbolicLink(_temp.In("originals/u/file"), _temp.In("outside/secret"));
        Directory.CreateSymbolicLink(_temp.In("originals/u/folder"), _temp.In("outside"));

        foreach (var key in (string[])["u/file", "u/folder/secret"])
        {
            Assert.Null(await Store.OpenAsync(Key(key), null, default));
            Assert.Null(await Store.StatAsync(Key(key), default));
            Assert.False(((FileBlobStore)Store).TryGetLocalPath(Key(key), out _));
        }

        await Assert.ThrowsAnyAsync<IOException>(() => PutAsync("u/folder/new", Some(10)));
        await Store.DeleteAsync(Key("u/folder/secret"), default);
        Assert.Equal(["u/real"], await ListAsync(""));
        Assert.Equal(["secret"], Directory.EnumerateFiles(_temp.In("outside")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_torn_record_is_forgotten_and_written_over()
    {
        var bytes = Some(300);
        await Store.BeginStagingAsync(Id, 300, default);
        await PartAsync(bytes, 0, 99);
        await PartAsync(bytes, 100, 199);
        var log = Directory.GetFiles(_temp.In("originals/.staging"), "*.parts").Single();
        await File.WriteAllBytesAsync(log, (await File.ReadAllBytesAsync(log))[..^3]);

        var again = Reopen();
        Assert.Equal([new ByteRange(0, 99)], (await again.ListPartsAsync(Id, default))!.All);
        await again.PutPartAsync(Id, new ByteRange(100, 299), new MemoryStream(bytes, 100, 200), default);

        Assert.Equal([new ByteRange(0, 299)], (await Reopen().ListPartsAsync(Id, default))!.All);
    }

    [Fact]
    public async Task A_crash_between_the_note_of_the_move_and_the_move_costs_nothing()
    {
        var bytes = Some(300);
        await StageAsync(bytes);
        await Store.PromoteAsync(Id, Key("u/x"), default);
        // As if the process had died before the rename.
        File.Move(_temp.In("originals/u/x"), _temp.In($"originals/.staging/{Id}.data"));

        var again = Reopen();
        Assert.Equal(Hash(bytes), (await again.HashStagedAsync(Id, default)).ToString());
        Assert.Equal(PutOutcome.Created, await again.PromoteAsync(Id, Key("u/x"), default));
        Assert.Equal(bytes, await ReadAsync("u/x"));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_put_is_swept()
    {
        await PutAsync("a", Some(10));
        await File.WriteAllTextAsync(_temp.In("originals/.staging/77.put"), "half");

        await Reopen().PutAsync(Key("b"), new MemoryStream(Some(10)), 10, default);

        Assert.Empty(Directory.EnumerateFiles(_temp.In("originals/.staging")));
    }

    [Fact]
    public async Task A_failed_put_leaves_no_file_anywhere()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => Store.PutAsync(Key("short"), new MemoryStream(Some(99)), 100, default));

        Assert.Empty(Directory.EnumerateFiles(_temp.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_somebody_removed_is_made_again()
    {
        await PutAsync("u/2024/a", Some(10));
        Directory.Delete(_temp.In("originals/u"), recursive: true);

        await PutAsync("u/2024/b", Some(10));

        Assert.Equal(["u/2024/b"], await ListAsync(""));
    }

    [Fact]
    public async Task A_root_that_lost_its_mark_is_offline_until_it_is_back()
    {
        var store = new FileBlobStore(_temp.In("nas"), new MountSentinel(_temp.In("nas"), _temp.In("nas.note")));
        await store.PutAsync(Key("a"), new MemoryStream(Some(10)), 10, default);
        Directory.Move(_temp.In("nas"), _temp.In("unplugged"));
        Directory.CreateDirectory(_temp.In("nas"));

        foreach (var each in (FileBlobStore[])[store, new FileBlobStore(_temp.In("nas"), new MountSentinel(_temp.In("nas"), _temp.In("nas.note")))])
        {
            await Assert.ThrowsAsync<StorageOfflineException>(() => each.OpenAsync(Key("a"), null, default));
            await Assert.ThrowsAsync<StorageOfflineException>(() => each.StatAsync(Key("a"), default));
            await Assert.ThrowsAsync<StorageOfflineException>(() => each.DeleteAsync(Key("a"), default));
            await Assert.ThrowsAsync<StorageOfflineException>(() => each.PutAsync(Key("b"), new MemoryStream(Some(10)), 10, default));
            await Assert.ThrowsAsync<StorageOfflineException>(async () => await each.BeginStagingAsync(Id, 10, default));
            await Assert.ThrowsAsync<StorageOfflineException>(async () => await each.ListAsync("", null, default).GetAsyncEnumerator().MoveNextAsync());
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.In("nas")));
        Directory.Delete(_temp.In("nas"));
        Directory.Move(_temp.In("unplugged"), _temp.In("nas"));
        Assert.NotNull(await store.StatAsync(Key("a"), default));
        Assert.Equal(PutOutcome.Created, await store.PutAsync(Key("b"), new MemoryStream(Some(10)), 10, default));
    }
}
