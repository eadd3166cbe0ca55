using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;

namespace PhotoGrid.Server.Tests.Folders;

/// <summary>Needs the right to mount: root in a container that lets it, or on a machine of one's own.</summary>
internal sealed class NeedsMountFactAttribute : FactAttribute
{
    public NeedsMountFactAttribute() => Skip = Mount.Reason;
}

/// <summary>A real mount of a folder elsewhere.</summary>
internal static class Mount
{
    private static readonly Lazy<string?> Tried = new(Try);

    /// <summary>Why it can't be done here; null when it can.</summary>
    public static string? Reason => Tried.Value;

    public static void Bind(string from, string to) => Assert.Equal(0, Run("mount", "--bind", from, to));

    /// <summary>Waits for whoever reads a file there at this moment, as everyone who unmounts has to.</summary>
    public static async Task AwayAsync(string at)
    {
        for (var tries = 0; Run("umount", at) != 0; tries++)
        {
            Assert.True(tries < 600, $"{at} could not be unmounted.");
            await Task.Delay(100);
        }
    }

    private static string? Try()
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-mount-");
        try
        {
            var (from, to) = (folder.CreateSubdirectory("from").FullName, folder.CreateSubdirectory("to").FullName);
            if (Run("mount", "--bind", from, to) != 0)
                return "nothing may be mounted here: it needs root, and a container that lets it";
            Run("umount", to);
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}

/// <summary>A disk that is really unmounted and mounted again, as a NAS does it.</summary>
public sealed class MountTests : IAsyncLifetime
{
    private const int Photos = 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photogrid-mount-");
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [NeedsMountFact]
    public async Task Unmounting_and_mounting_again_twenty_times_trashes_nothing()
    {
        var (disk, root) = (_folder.CreateSubdirectory("disk").FullName, _folder.CreateSubdirectory("root").FullName);
        for (var seed = 0; seed < Photos; seed++)
        {
            var path = Path.Combine(disk, $"{seed}.png");
            await File.WriteAllBytesAsync(path, TestPhotos.Png(seed));
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        }

        Mount.Bind(disk, root);
        try
        {
            Assert.Equal(Photos, (await LookAsync(root)).Taken);
            var original = (string)(await _owner.GetAsync("/api/v1/photos")).Data["photos"]![0]!["urls"]!["original"]!;
            for (var turn = 0; turn < 20; turn++)
            {
                await Mount.AwayAsync(root);
                Assert.Equal("offline", (await LookAsync(root)).State);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _owner.GetAsync(original)).Status);

                Mount.Bind(disk, root);
                var back = await LookAsync(root);
                Assert.Equal(("here", 0, 0, 0), (back.State, back.Taken, back.Moved, back.Gone.Count));
                Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync(original)).Status);
            }

            Assert.Equal(Photos, (int)(await _owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
            Assert.Equal(0, (int)(await _owner.GetAsync("/api/v1/photos?filter=trash")).Json!["meta"]!["total"]!);
        }
        finally
        {
            await Mount.AwayAsync(root);
        }
    }

    private Task<ScanOutcome> LookAsync(string root) => _server.Services.GetRequiredService<ScanFolder>()
        .RunAsync(new UserId(Guid.Parse(_owner.Id)), new WatchedFolder(root, "owner@example.org", FolderMode.Reference, null), believe: false, CancellationToken.None);
}
