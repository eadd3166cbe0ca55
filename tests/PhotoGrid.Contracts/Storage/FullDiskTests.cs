using System.Diagnostics;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.Storage;

/// <summary>A real full disk: a file system of 2 MB in memory.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly FileBlobStore _store;

    public FullDiskTests()
    {
        Directory.CreateDirectory(_temp.In("disk"));
        SmallDisk.Run("mount", "-t", "tmpfs", "-o", "size=2m", "photogrid-test", _temp.In("disk"));
        _store = new FileBlobStore(_temp.In("disk/blobs"));
    }

    public void Dispose()
    {
        SmallDisk.Run("umount", _temp.In("disk"));
        _temp.Dispose();
    }

    [SmallDiskFact]
    public async Task A_put_that_does_not_fit_says_so_and_leaves_nothing()
    {
        await Assert.ThrowsAsync<StorageFullException>(() => PutAsync("big", 4_000_000));

        Assert.Empty(Directory.EnumerateFiles(_temp.In("disk"), "*", SearchOption.AllDirectories));
        Assert.Equal(PutOutcome.Created, await PutAsync("small", 1_000_000));
    }

    [SmallDiskFact]
    public async Task A_part_that_does_not_fit_is_not_recorded_and_the_upload_goes_on_once_there_is_room()
    {
        var id = UploadId.New(TimeProvider.System);
        await PutAsync("filler", 1_200_000);
        await _store.BeginStagingAsync(id, 1_500_000, default);
        Assert.True(await PartAsync(id, 0, 499_999));

        await Assert.ThrowsAsync<StorageFullException>(() => PartAsync(id, 500_000, 1_499_999));
        Assert.Equal([new ByteRange(0, 499_999)], (await _store.ListPartsAsync(id, default))!.All);

        await _store.DeleteAsync(BlobKey.Parse("filler"), default);
        Assert.True(await PartAsync(id, 500_000, 1_499_999));
        Assert.Equal(ContentHash.Of(new byte[1_500_000]), await _store.HashStagedAsync(id, default));
        Assert.Equal(PutOutcome.Created, await _store.PromoteAsync(id, BlobKey.Parse("u/x"), default));
    }

    private Task<PutOutcome> PutAsync(string key, int length) => _store.PutAsync(BlobKey.Parse(key), new MemoryStream(new byte[length]), length, default);

    private Task<bool> PartAsync(UploadId id, int first, int last) =>
        _store.PutPartAsync(id, new ByteRange(first, last), new MemoryStream(new byte[last - first + 1]), default);
}

/// <summary>Whether this machine lets the tests mount a small file system.</summary>
internal static class SmallDisk
{
    public static string? Missing { get; } = Probe();

    public static void Run(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"{file} failed: {process.StandardError.ReadToEnd()}");
    }

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "only root can mount a small disk";
        using var temp = new TempFolder();
        try
        {
            Run("mount", "-t", "tmpfs", "-o", "size=1m", "photogrid-test", temp.Path);
            Run("umount", temp.Path);
            return null;
        }
        catch (Exception error) when (error is IOException or System.ComponentModel.Win32Exception)
        {
            return "a small disk can't be mounted here";
        }
    }
}

/// <summary>Skipped where no small disk can be mounted. Not demanded by PHOTOGRID_REQUIRE_ALL: a container may forbid it even to root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
