namespace PhotoGrid.Imaging.Vips;

/// <summary>Where an encoder writes: memory, copied out when the encoder is done.</summary>
internal sealed unsafe class VipsTarget() : VipsHandle(VipsNative.vips_target_new_to_memory())
{
    internal byte[] ToArray()
    {
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_blob_get_type());
        try
        {
            VipsNative.g_object_get_property(DangerousGetHandle(), "blob", &value);
            nuint length = 0;
            void* bytes = VipsNative.vips_blob_get(VipsNative.g_value_get_boxed(&value), &length);
            return new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
        }
        finally
        {
            VipsNative.g_value_unset(&value);
        }
    }
}
