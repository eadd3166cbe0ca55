using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Vips;

/// <summary>The functions of libvips, gobject and glib that are used, none of them with variable arguments.</summary>
internal static unsafe partial class VipsNative
{
    // One file exports all three libraries; NativeLibraries resolves the name to it.
    internal const string Library = "vips";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_init(string programName);

    [LibraryImport(Library)]
    internal static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    internal static partial void vips_cache_set_max(int operations);

    [LibraryImport(Library)]
    internal static partial void vips_block_untrusted_set(int blocked);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_operation_block_set(string className, int blocked);

    [LibraryImport(Library)]
    internal static partial byte* vips_error_buffer();

    [LibraryImport(Library)]
    internal static partial void vips_error_clear();

    [LibraryImport(Library)]
    internal static partial void* vips_object_map(delegate* unmanaged<void*, void*, void*, void*> each, void* a, void* b);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr vips_operation_new(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_object_set_argument_from_string(VipsHandle vipsObject, string name, string value);

    // The p matters: vips_cache_operation_build answers with a second reference, and the whole pipeline leaks.
    [LibraryImport(Library)]
    internal static partial int vips_cache_operation_buildp(IntPtr* operation);

    [LibraryImport(Library)]
    internal static partial void vips_object_unref_outputs(IntPtr vipsObject);

    [LibraryImport(Library)]
    internal static partial nuint vips_image_get_type();

    [LibraryImport(Library)]
    internal static partial nuint vips_source_get_type();

    [LibraryImport(Library)]
    internal static partial nuint vips_target_get_type();

    [LibraryImport(Library)]
    internal static partial IntPtr vips_source_new_from_memory(void* bytes, nuint length);

    [LibraryImport(Library)]
    internal static partial IntPtr vips_source_custom_new();

    [LibraryImport(Library)]
    internal static partial IntPtr vips_target_new_to_memory();

    [LibraryImport(Library)]
    internal static partial nuint vips_blob_get_type();

    [LibraryImport(Library)]
    internal static partial void* vips_blob_get(void* blob, nuint* length);

    [LibraryImport(Library)]
    internal static partial byte* vips_foreign_find_load_source(VipsHandle source);

    [LibraryImport(Library)]
    internal static partial IntPtr vips_image_copy_memory(VipsHandle image);

    [LibraryImport(Library)]
    internal static partial IntPtr vips_image_new_from_memory(void* pixels, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_image_set_blob_copy(VipsHandle image, string name, void* bytes, nuint length);

    [LibraryImport(Library)]
    internal static partial IntPtr vips_image_new_from_memory_copy(void* pixels, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    internal static partial byte* vips_image_write_to_memory(VipsHandle image, nuint* size);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_width(VipsHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_height(VipsHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_bands(VipsHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_n_pages(VipsHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_orientation(VipsHandle image);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_image_get_blob(VipsHandle image, string name, void** bytes, nuint* length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint vips_image_get_typeof(VipsHandle image, string name);

    [LibraryImport(Library)]
    internal static partial void g_object_unref(IntPtr gObject);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_set_property(VipsHandle gObject, string name, GValue* value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_get_property(IntPtr gObject, string name, GValue* value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint g_signal_connect_data(
        VipsHandle gObject, string signal, void* handler, void* state, void* destroyState, int flags);

    [LibraryImport(Library)]
    internal static partial GValue* g_value_init(GValue* value, nuint type);

    [LibraryImport(Library)]
    internal static partial void g_value_set_object(GValue* value, VipsHandle gObject);

    [LibraryImport(Library)]
    internal static partial IntPtr g_value_dup_object(GValue* value);

    [LibraryImport(Library)]
    internal static partial void* g_value_get_boxed(GValue* value);

    [LibraryImport(Library)]
    internal static partial void g_value_unset(GValue* value);

    [LibraryImport(Library)]
    internal static partial void g_free(void* memory);

    [LibraryImport(Library)]
    internal static partial void* g_log_set_default_handler(delegate* unmanaged<byte*, int, byte*, void*, void> handler, void* state);
}

/// <summary>A GValue: 24 bytes whose insides are glib's business.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    private nuint _type;
    private long _first;
    private long _second;
}
