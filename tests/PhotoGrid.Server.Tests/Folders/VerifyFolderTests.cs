using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;
using PhotoGrid.Maintenance.Verify;

namespace PhotoGrid.Server.Tests.Folders;

/// <summary>What <c>verify</c> says of files that stay where they are.</summary>
public sealed class VerifyFolderTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("photogrid-folder-").FullName;
    private readonly List<Finding> _findings = [];
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
        for (var seed = 0; seed < 6; seed++)
        {
            var path = Path.Combine(_root, $"{seed}.png");
            await File.WriteAllBytesAsync(path, TestPhotos.Png(seed));
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        }

        await _owner.UploadAsync(TestPhotos.Png(100));
        Assert.Equal(6, (await LookAsync()).Taken);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Every_file_is_read_and_damage_is_told_from_what_people_did()
    {
        Assert.Equal((7, 0), await VerifyAsync());
        Assert.Empty(_findings);

        var rotten = Path.Combine(_root, "0.png");
        var time = File.GetLastWriteTimeUtc(rotten);
        var bytes = await File.ReadAllBytesAsync(rotten);
        bytes[^30] ^= 4;
        await File.WriteAllBytesAsync(rotten, bytes);
        File.SetLastWriteTimeUtc(rotten, time);
        File.Delete(Path.Combine(_root, "1.png"));
        var changed = Path.Combine(_root, "2.png");
        await File.WriteAllBytesAsync(changed, TestPhotos.Png(50));
        File.SetLastWriteTimeUtc(changed, DateTime.UtcNow.AddDays(-1)); // No more being written to.

        var (_, faults) = await VerifyAsync();

        Assert.Equal(2, faults);
        Assert.Equal(("original-damaged", true), Of("0.png"));
        Assert.Equal(("original-missing", true), Of("1.png"));
        Assert.Equal(("reference-changed", false), Of("2.png"));

        await LookAsync();
        Assert.Equal(1, (await VerifyAsync()).Faults);
        Assert.Contains(_findings, finding => finding is { Kind: "reference-gone", IsFault: false } && finding.Subject == _root);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_is_away_is_said_and_is_no_fault(bool leavesItsMountPoint)
    {
        Directory.Move(_root, _root + ".away");
        if (leavesItsMountPoint)
            Directory.CreateDirectory(_root);

        Assert.Equal((1, 0), await VerifyAsync());
        await LookAsync();
        Assert.Equal((1, 0), await VerifyAsync());
        Assert.Equal(["offline", "offline"], _findings.Select(finding => finding.Kind));

        if (leavesItsMountPoint)
            Directory.Delete(_root);
        Directory.Move(_root + ".away", _root);
        Assert.Equal((7, 0), await VerifyAsync());
    }

    [Fact]
    public async Task One_that_was_interrupted_among_them_goes_on_there()
    {
        var verify = _server.Services.GetRequiredService<VerifyLibrary>();
        var state = new VerifyState(1, null, $"|{_root}\n2.png", 4, 1000, 0);
        await SetStateAsync(state);

        var ended = await verify.RunAsync(Owner, Order(), CancellationToken.None);

        Assert.Equal((7, 0), (ended.Files, ended.Faults));
    }

    private UserId Owner => new(Guid.Parse(_owner.Id));

    private (string Kind, bool IsFault) Of(string name)
    {
        var finding = _findings.Single(one => one.Subject == Path.Combine(_root, name));
        return (finding.Kind, finding.IsFault);
    }

    private VerifyOrder Order() => new(Restart: false, Gently: false, finding =>
    {
        _findings.Add(finding);
        return Task.CompletedTask;
    }, (_, _) => Task.CompletedTask);

    private Task SetStateAsync(VerifyState state) => VerifyStateStore.WriteAsync(_server.Services.GetRequiredService<PhotoGrid.Catalog.ICatalog>(), Owner, state, CancellationToken.None);

    private async Task<(long Files, long Faults)> VerifyAsync()
    {
        var state = await _server.Services.GetRequiredService<VerifyLibrary>().RunAsync(Owner, Order(), CancellationToken.None);
        return (state.Files, state.Faults);
    }

    private Task<ScanOutcome> LookAsync() => _server.Services.GetRequiredService<ScanFolder>()
        .RunAsync(Owner, new WatchedFolder(_root, "owner@example.org", FolderMode.Reference, null), believe: false, CancellationToken.None);
}
