using Microsoft.Extensions.Logging.Abstractions;
using PhotoGrid.Imaging;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>Pools whose workers are the server program as it was built beside these tests.</summary>
internal static class Pools
{
    internal static ImagingOptions Options { get; } = new() { MaxWorkers = 2, WorkerCommand = ["dotnet", Program()] };

    internal static DecodePool Start(ImagingOptions? options = null, TimeProvider? clock = null) =>
        new(options ?? Options, NullLogger<DecodePool>.Instance, clock ?? TimeProvider.System);

    // …/tests/PhotoGrid.Core.Tests/bin/<configuration>/net10.0 → …/PhotoGrid.Server/bin/<configuration>/net10.0
    private static string Program()
    {
        var bin = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        string root = bin.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "PhotoGrid.Server/bin", bin.Parent.Name, bin.Name, "photogrid.dll");
    }
}
