using PhotoGrid.Imaging.Heif;

namespace PhotoGrid.Core.Tests.Imaging.Heif;

/// <summary>What libheif says of a photo, before any colour is converted.</summary>
internal static unsafe class HeifPixels
{
    internal static (int Width, int Height, byte[] Samples) Decode(byte[] photo)
    {
        Assert.Null(HeifLibrary.Start());
        IntPtr context = HeifNative.heif_context_alloc();
        fixed (byte* bytes = photo)
        {
            IntPtr handle, image;
            Assert.Equal(0, HeifNative.heif_context_read_from_memory_without_copy(context, bytes, (nuint)photo.Length, null).Code);
            Assert.Equal(0, HeifNative.heif_context_get_primary_image_handle(context, &handle).Code);
            Assert.Equal(0, HeifNative.heif_decode_image(handle, &image, HeifNative.ColorspaceRgb, HeifNative.ChromaRgb, null).Code);
            int width = HeifNative.heif_image_get_width(image, HeifNative.ChannelInterleaved);
            int height = HeifNative.heif_image_get_height(image, HeifNative.ChannelInterleaved);
            int stride;
            byte* plane = HeifNative.heif_image_get_plane(image, HeifNative.ChannelInterleaved, &stride);
            var samples = new byte[width * height * 3];
            for (int y = 0; y < height; y++) new ReadOnlySpan<byte>(plane + ((long)y * stride), width * 3).CopyTo(samples.AsSpan(y * width * 3));
            HeifNative.heif_image_release(image);
            HeifNative.heif_image_handle_release(handle);
            HeifNative.heif_context_free(context);
            return (width, height, samples);
        }
    }
}
