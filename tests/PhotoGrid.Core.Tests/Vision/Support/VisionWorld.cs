using Microsoft.Extensions.Logging.Abstractions;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Core.Tests.Vision.Support;

/// <summary>A registry on a folder of its own, and the pool and the installer over it.</summary>
internal sealed class VisionWorld : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("photogrid-vision-").FullName;

    internal VisionWorld(Func<VisionOptions, VisionOptions>? adjust = null, params string[] packs)
    {
        // Packs of the machine are linked in, so that nothing else that lies beside them is in use.
        string bundled = Directory.CreateDirectory(Path.Combine(_root, "bundled")).FullName;
        foreach (string pack in packs) Directory.CreateSymbolicLink(Path.Combine(bundled, Path.GetFileName(pack)), pack);
        var options = new VisionOptions { Folder = Path.Combine(_root, "added"), Bundled = bundled, Threads = 1 };
        Registry = new ModelRegistry(adjust?.Invoke(options) ?? options);
        Pool = new VisionPool(adjust?.Invoke(options) ?? options, Pools.Options, Registry, NullLogger<VisionPool>.Instance, TimeProvider.System);
        Install = new InstallPack(Registry, Pool);
    }

    internal ModelRegistry Registry { get; }

    internal VisionPool Pool { get; }

    internal InstallPack Install { get; }

    /// <summary>A new empty folder.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    internal async Task<SeenPhoto> LookAsync(byte[] picture, params string[] tasks)
    {
        DecodeOutcome<SeenPhoto> outcome = await Pool.LookAsync(TestImages.Input(picture), tasks, CancellationToken.None);
        Assert.True(outcome.TryGet(out SeenPhoto? seen, out Parked? parked), parked?.Reason);
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
