using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Heif;

/// <summary>A HEIC photo in memory. libheif turns it upright itself, so its orientation is always 1.</summary>
internal sealed unsafe class HeifPicture : Picture
{
    private const int DisplayP3 = 12;

    private readonly IntPtr _context;
    private readonly IntPtr _handle;
    private readonly byte* _rewritten;
    private readonly byte[]? _profile;
    private readonly bool _isP3;

    /// <summary>Reads the header. The bytes must stay until it is disposed.</summary>
    internal HeifPicture(MediaType type, byte* bytes, int length, long maxPixels)
    {
        _context = HeifNative.heif_context_alloc();
        try
        {
            // Decodes on the calling thread: photos are what runs in parallel.
            HeifNative.heif_context_set_max_decoding_threads(_context, 0);
            if (HeifHeader.Rewrite(new ReadOnlySpan<byte>(bytes, length), out int offset) is { } header)
            {
                _rewritten = WithHeader(bytes, length, offset, header);
                length += header.Length;
            }

            Check(HeifNative.heif_context_read_from_memory_without_copy(_context, _rewritten is null ? bytes : _rewritten, (nuint)length, null));
            IntPtr handle;
            Check(HeifNative.heif_context_get_primary_image_handle(_context, &handle));
            _handle = handle;
            Header = ImageHeader.Of(type, HeifNative.heif_image_handle_get_width(handle), HeifNative.heif_image_handle_get_height(handle), maxPixels) with
            {
                Exif = Exif(Block("Exif"u8, default)),
                Xmp = Block("mime"u8, "application/rdf+xml"u8),
            };
            _profile = Profile();
            _isP3 = _profile is null && Primaries() == DisplayP3;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal override ImageHeader Header { get; }

    internal override VipsImage Shrink(int longest)
    {
        bool alpha = HeifNative.heif_image_handle_has_alpha_channel(_handle) != 0;
        IntPtr image;
        Check(HeifNative.heif_decode_image(
            _handle, &image, HeifNative.ColorspaceRgb, alpha ? HeifNative.ChromaRgba : HeifNative.ChromaRgb, null));
        try
        {
            int bands = alpha ? 4 : 3;
            int width = HeifNative.heif_image_get_width(image, HeifNative.ChannelInterleaved);
            int height = HeifNative.heif_image_get_height(image, HeifNative.ChannelInterleaved);
            int stride;
            byte* plane = HeifNative.heif_image_get_plane(image, HeifNative.ChannelInterleaved, &stride);
            if (plane is null || width <= 0 || height <= 0 || stride < width * bands) throw new ParkedException(ParkKind.Corrupt, "This picture has no pixels.");

            // libvips wants the rows without gaps. Moved within libheif's own memory: the photo is not held twice.
            for (long y = 1; y < height && stride > width * bands; y++)
                new ReadOnlySpan<byte>(plane + (y * stride), width * bands).CopyTo(new Span<byte>(plane + (y * width * bands), width * bands));
            using VipsImage pixels = VipsImage.OnSamples(plane, width, height, bands);
            if (_profile is not null) pixels.SetBlob(Worker.Shrink.Profile, _profile);
            return Worker.Shrink.FromPixels(pixels, longest, _isP3 ? "p3" : null);
        }
        finally
        {
            HeifNative.heif_image_release(image);
        }
    }

    public override void Dispose()
    {
        if (_handle != IntPtr.Zero) HeifNative.heif_image_handle_release(_handle);
        HeifNative.heif_context_free(_context);
        NativeMemory.Free(_rewritten);
    }

    // The old header becomes a box that is skipped.
    private static byte* WithHeader(byte* bytes, int length, int offset, byte[] header)
    {
        var copy = (byte*)NativeMemory.Alloc((nuint)length + (nuint)header.Length);
        new ReadOnlySpan<byte>(bytes, length).CopyTo(new Span<byte>(copy, length));
        header.CopyTo(new Span<byte>(copy + length, header.Length));
        "free"u8.CopyTo(new Span<byte>(copy + offset + 4, 4));
        return copy;
    }

    private byte[]? Block(ReadOnlySpan<byte> type, ReadOnlySpan<byte> contentType)
    {
        const int Most = 16;
        uint* ids = stackalloc uint[Most];
        int count = HeifNative.heif_image_handle_get_list_of_metadata_block_IDs(_handle, null, ids, Most);
        for (int i = 0; i < count; i++)
        {
            if (!Text(HeifNative.heif_image_handle_get_metadata_type(_handle, ids[i])).SequenceEqual(type)) continue;
            if (!contentType.IsEmpty && !Text(HeifNative.heif_image_handle_get_metadata_content_type(_handle, ids[i])).SequenceEqual(contentType)) continue;
            nuint length = HeifNative.heif_image_handle_get_metadata_size(_handle, ids[i]);
            if (length is 0 or > 64 << 20) continue;
            var block = new byte[length];
            fixed (byte* target = block)
            {
                if (HeifNative.heif_image_handle_get_metadata(_handle, ids[i], target).Code == 0) return block;
            }
        }

        return null;
    }

    // Before it stands how far off the TIFF header is.
    private static byte[]? Exif(byte[]? block)
    {
        if (block is not { Length: > 4 }) return null;
        uint skip = BinaryPrimitives.ReadUInt32BigEndian(block);
        return skip < block.Length - 4 ? block[(4 + (int)skip)..] : null;
    }

    private byte[]? Profile()
    {
        nuint length = HeifNative.heif_image_handle_get_raw_color_profile_size(_handle);
        if (length is 0 or > 16 << 20) return null;
        var profile = new byte[length];
        fixed (byte* target = profile)
        {
            return HeifNative.heif_image_handle_get_raw_color_profile(_handle, target).Code == 0 ? profile : null;
        }
    }

    private int Primaries()
    {
        HeifNative.Nclx* profile;
        if (HeifNative.heif_image_handle_get_nclx_color_profile(_handle, &profile).Code != 0) return 0;
        int primaries = profile->Primaries;
        HeifNative.heif_nclx_color_profile_free(profile);
        return primaries;
    }

    private static void Check(HeifNative.Error error)
    {
        if (error.Code != 0) throw HeifFailure.Parked(error.Code, Text(error.Message));
    }

    private static ReadOnlySpan<byte> Text(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
}
