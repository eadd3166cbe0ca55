using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Vips;

/// <summary>Counts the libvips objects that are alive: zero between photos, or something leaks.</summary>
internal static unsafe class VipsCensus
{
    internal static int Count()
    {
        int count = 0;
        VipsNative.vips_object_map(&Add, &count, null);
        return count;
    }

    [UnmanagedCallersOnly]
    private static void* Add(void* vipsObject, void* count, void* unused)
    {
        ++*(int*)count;
        return null;
    }
}
