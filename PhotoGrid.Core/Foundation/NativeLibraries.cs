using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PhotoGrid.Foundation;

/// <summary>
/// Native libraries that are loaded from a file and then called by a short name. .NET takes one resolver an assembly: this is Core's.
/// </summary>
internal static class NativeLibraries
{
    private static readonly ConcurrentDictionary<string, IntPtr> Loaded = new();

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    /// <summary>Loads the file for the imports that name <paramref name="name"/>; false when the system refuses it. The first file stays.</summary>
    internal static bool TryLoad(string name, string file)
    {
        if (Loaded.ContainsKey(name)) return true;
        if (!NativeLibrary.TryLoad(file, out IntPtr library)) return false;
        Loaded.TryAdd(name, library);
        return true;
    }

    /// <summary>Whether a loaded library has this function.</summary>
    internal static bool Exports(string name, string function) =>
        Loaded.TryGetValue(name, out IntPtr library) && NativeLibrary.TryGetExport(library, function, out _);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) => Loaded.GetValueOrDefault(name);
}
