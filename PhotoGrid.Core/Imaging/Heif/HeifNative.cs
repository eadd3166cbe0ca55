using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Heif;

/// <summary>The functions of libheif that are used; all of them are there since 1.13.</summary>
internal static unsafe partial class HeifNative
{
    internal const string Library = "heif";

    internal const int ColorspaceRgb = 1;
    internal const int ChromaRgb = 10;
    internal const int ChromaRgba = 11;
    internal const int ChannelInterleaved = 10;

    /// <summary>By value: two numbers and a text that lives as long as its context.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Error
    {
        internal int Code;
        internal int Detail;
        internal byte* Message;
    }

    /// <summary>The beginning of <c>heif_color_profile_nclx</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Nclx
    {
        internal byte Version;
        internal int Primaries;
    }

    [LibraryImport(Library)]
    internal static partial Error heif_init(void* parameters);

    [LibraryImport(Library)]
    internal static partial IntPtr heif_context_alloc();

    [LibraryImport(Library)]
    internal static partial void heif_context_free(IntPtr context);

    [LibraryImport(Library)]
    internal static partial void heif_context_set_max_decoding_threads(IntPtr context, int threads);

    [LibraryImport(Library)]
    internal static partial Error heif_context_read_from_memory_without_copy(IntPtr context, void* bytes, nuint length, void* options);

    [LibraryImport(Library)]
    internal static partial Error heif_context_get_primary_image_handle(IntPtr context, IntPtr* handle);

    [LibraryImport(Library)]
    internal static partial void heif_image_handle_release(IntPtr handle);

    [LibraryImport(Library)]
    internal static partial int heif_image_handle_get_width(IntPtr handle);

    [LibraryImport(Library)]
    internal static partial int heif_image_handle_get_height(IntPtr handle);

    [LibraryImport(Library)]
    internal static partial int heif_image_handle_has_alpha_channel(IntPtr handle);

    [LibraryImport(Library)]
    internal static partial int heif_image_handle_get_list_of_metadata_block_IDs(IntPtr handle, byte* type, uint* ids, int count);

    [LibraryImport(Library)]
    internal static partial byte* heif_image_handle_get_metadata_type(IntPtr handle, uint id);

    [LibraryImport(Library)]
    internal static partial byte* heif_image_handle_get_metadata_content_type(IntPtr handle, uint id);

    [LibraryImport(Library)]
    internal static partial nuint heif_image_handle_get_metadata_size(IntPtr handle, uint id);

    [LibraryImport(Library)]
    internal static partial Error heif_image_handle_get_metadata(IntPtr handle, uint id, void* bytes);

    [LibraryImport(Library)]
    internal static partial nuint heif_image_handle_get_raw_color_profile_size(IntPtr handle);

    [LibraryImport(Library)]
    internal static partial Error heif_image_handle_get_raw_color_profile(IntPtr handle, void* bytes);

    [LibraryImport(Library)]
    internal static partial Error heif_image_handle_get_nclx_color_profile(IntPtr handle, Nclx** profile);

    [LibraryImport(Library)]
    internal static partial void heif_nclx_color_profile_free(Nclx* profile);

    [LibraryImport(Library)]
    internal static partial Error heif_decode_image(IntPtr handle, IntPtr* image, int colorspace, int chroma, void* options);

    [LibraryImport(Library)]
    internal static partial int heif_image_get_width(IntPtr image, int channel);

    [LibraryImport(Library)]
    internal static partial int heif_image_get_height(IntPtr image, int channel);

    [LibraryImport(Library)]
    internal static partial byte* heif_image_get_plane(IntPtr image, int channel, int* stride);

    [LibraryImport(Library)]
    internal static partial void heif_image_release(IntPtr image);
}
