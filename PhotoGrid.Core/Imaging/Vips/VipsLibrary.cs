using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PhotoGrid.Foundation;

namespace PhotoGrid.Imaging.Vips;

/// <summary>Finds libvips beside the binary and starts it once a process, or says why it can't.</summary>
internal static unsafe class VipsLibrary
{
    // Everything else that libvips could read is refused inside libvips too.
    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpegSource", "VipsForeignLoadPngSource", "VipsForeignLoadWebpSource",
        "VipsForeignLoadNsgifSource", "VipsForeignLoadHeifSource", "VipsForeignLoadTiffSource",
    ];

    private static readonly Lock Gate = new();
    private static bool _tried;
    private static string? _problem;

    /// <summary>Loads and initialises libvips. Safe to call again; false with a sentence when the library is missing or broken.</summary>
    internal static bool TryStart([NotNullWhen(false)] out string? problem)
    {
        lock (Gate)
        {
            if (!_tried)
            {
                _tried = true;
                _problem = Start();
            }

            problem = _problem;
            return problem is null;
        }
    }

    /// <summary>The library's file, looked for beside the binary, then in the runtimes folder of the source tree; null when absent.</summary>
    internal static string? Find()
    {
        if (First(AppContext.BaseDirectory) is { } beside) return beside;
        string folder = Path.Combine("runtimes", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64", "native");
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            if (First(Path.Combine(up.FullName, folder)) is { } found) return found;
        }

        return null;
    }

    internal static bool IsAllowed(string loader) => AllowedLoaders.Contains(loader);

    private static string? First(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "libvips-cpp.so*").Order(StringComparer.Ordinal).FirstOrDefault() : null;

    private static string? Start()
    {
        string? file = Find();
        if (file is null) return "The image library (libvips) is not installed beside the program.";
        if (!NativeLibraries.TryLoad(VipsNative.Library, file)) return "The image library (libvips) is there but does not load on this machine.";
        if (VipsNative.vips_init("photogrid") != 0) return "The image library (libvips) does not start on this machine.";

        // One truncated PNG writes hundreds of warnings: hostile files must not fill the log.
        VipsNative.g_log_set_default_handler(&Ignore, null);
        VipsNative.vips_concurrency_set(1);
        VipsNative.vips_cache_set_max(0);
        VipsNative.vips_block_untrusted_set(1);
        VipsNative.vips_operation_block_set("VipsForeignLoad", 1);
        foreach (string loader in AllowedLoaders) VipsNative.vips_operation_block_set(loader, 0);
        return null;
    }

    [UnmanagedCallersOnly]
    private static void Ignore(byte* domain, int level, byte* message, void* state)
    {
    }
}
