using System.Runtime;
using System.Runtime.InteropServices;

namespace PhotoGrid.Maintenance;

/// <summary>The memory of this process.</summary>
public static partial class ProcessMemory
{
    /// <summary>Compacts the collector's heaps and gives what is free, there and in the C library's heap, back to the system. Stops every thread for some ten milliseconds.</summary>
    public static void Trim()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no such thing and needs none.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keepBytes);
}
