using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Formats;

/// <summary>Finds shared libraries of the system by looking for their files. Loads nothing: safe in the server.</summary>
internal static class SystemLibrary
{
    /// <summary>Where distributions lay their libraries, Debian's multi-architecture folder first.</summary>
    internal static IReadOnlyList<string> Folders { get; } = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
        ? ["/usr/lib/aarch64-linux-gnu", "/usr/local/lib", "/usr/lib64", "/usr/lib"]
        : ["/usr/lib/x86_64-linux-gnu", "/usr/local/lib", "/usr/lib64", "/usr/lib"];

    /// <summary>The path of the first of these names that there is; null when there is none.</summary>
    internal static string? Find(IReadOnlyList<string> folders, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (string folder in folders)
            {
                string file = Path.Combine(folder, name);
                if (File.Exists(file)) return file;
            }
        }

        return null;
    }
}
