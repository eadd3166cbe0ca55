namespace PhotoGrid.Imaging.Vips;

/// <summary>Where an encoder writes: memory, taken out once as an array.</summary>
internal sealed unsafe class VipsTarget() : VipsHandle(VipsNative.vips_target_new_to_memory())
{
    internal byte[] Take()
    {
        nuint length = 0;
        byte* memory = VipsNative.vips_target_steal(this, &length);
        if (memory is null) throw VipsException.Take();
        try
        {
            return new ReadOnlySpan<byte>(memory, checked((int)length)).ToArray();
        }
        finally
        {
            VipsNative.g_free(memory);
        }
    }
}
