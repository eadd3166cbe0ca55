using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Vips;

/// <summary>Owns one reference to a libvips object and drops it when disposed.</summary>
internal class VipsHandle : SafeHandle
{
    internal VipsHandle(IntPtr owned) : base(IntPtr.Zero, ownsHandle: true) => SetHandle(owned);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        VipsNative.g_object_unref(handle);
        return true;
    }
}
