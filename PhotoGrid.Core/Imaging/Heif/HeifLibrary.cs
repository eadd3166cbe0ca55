using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Heif;

/// <summary>Loads libheif from the system.</summary>
internal static unsafe class HeifLibrary
{
    /// <summary>Null when HEIC can be decoded, otherwise why not. Opens files: call it before the limits.</summary>
    internal static string? Start()
    {
        if (SystemLibrary.Find(SystemLibrary.Folders, InstalledDecoders.HeifNames) is not { } file) return "The HEIC library (libheif) is not installed.";
        if (!NativeLibraries.TryLoad(HeifNative.Library, file)) return "The HEIC library (libheif) is there but does not load on this machine.";
        // Finds the decoders that newer releases keep in files of their own.
        return HeifNative.heif_init(null).Code == 0 ? null : "The HEIC library (libheif) does not start on this machine.";
    }
}
