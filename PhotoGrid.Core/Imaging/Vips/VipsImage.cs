namespace PhotoGrid.Imaging.Vips;

/// <summary>An image of libvips: a recipe until its pixels are asked for.</summary>
internal sealed unsafe class VipsImage(IntPtr owned) : VipsHandle(owned)
{
    internal int Width => VipsNative.vips_image_get_width(this);

    internal int Height => VipsNative.vips_image_get_height(this);

    internal int Bands => VipsNative.vips_image_get_bands(this);

    /// <summary>Frames of an animation or pages of a TIFF.</summary>
    internal int Pages => VipsNative.vips_image_get_n_pages(this);

    /// <summary>1 to 8 as EXIF counts them; 1 when unknown.</summary>
    internal int Orientation => VipsNative.vips_image_get_orientation(this);

    /// <summary>Whether the image has a field of this name.</summary>
    internal bool Has(string field) => VipsNative.vips_image_get_typeof(this, field) != 0;

    /// <summary>A block of metadata such as <c>exif-data</c>, copied; null when the image has none.</summary>
    internal byte[]? Blob(string field)
    {
        if (VipsNative.vips_image_get_typeof(this, field) != VipsNative.vips_blob_get_type()) return null;
        void* bytes;
        nuint length;
        if (VipsNative.vips_image_get_blob(this, field, &bytes, &length) != 0) throw VipsException.Take();
        return new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
    }

    /// <summary>Decodes now: the result holds its pixels and can be read many times.</summary>
    internal VipsImage ToMemory()
    {
        IntPtr copy = VipsNative.vips_image_copy_memory(this);
        return copy == IntPtr.Zero ? throw VipsException.Take() : new VipsImage(copy);
    }

    /// <summary>Starts an operation that takes this image as <c>in</c>.</summary>
    internal VipsOperation Call(string operation) => new VipsOperation(operation).Set("in", this);

    /// <summary>The raw samples, row by row, bands interleaved.</summary>
    internal byte[] Samples()
    {
        nuint size = 0;
        byte* memory = VipsNative.vips_image_write_to_memory(this, &size);
        if (memory is null) throw VipsException.Take();
        try
        {
            return new ReadOnlySpan<byte>(memory, checked((int)size)).ToArray();
        }
        finally
        {
            VipsNative.g_free(memory);
        }
    }

    /// <summary>Keeps a copy of a block of metadata with the image, which must be this reference's alone.</summary>
    internal void SetBlob(string field, ReadOnlySpan<byte> content)
    {
        fixed (byte* first = content) VipsNative.vips_image_set_blob_copy(this, field, first, (nuint)content.Length);
    }

    /// <summary>Grey, RGB or RGBA, eight bits a sample, read in place: they must stay until the image and all made of it are gone.</summary>
    internal static VipsImage OnSamples(byte* samples, int width, int height, int bands)
    {
        IntPtr image = VipsNative.vips_image_new_from_memory(samples, (nuint)width * (nuint)height * (nuint)bands, width, height, bands, format: 0);
        if (image == IntPtr.Zero) throw VipsException.Take();
        using var raw = new VipsImage(image);
        using VipsOperation named = raw.Call("copy").Set("interpretation", bands < 3 ? "b-w" : "srgb");
        return named.BuildImage();
    }

    /// <summary>A matrix or a table of numbers, copied: what <c>recomb</c>, <c>convsep</c> and <c>maplut</c> take.</summary>
    internal static VipsImage FromNumbers(ReadOnlySpan<float> numbers, int width, int height, int bands = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Length, width * height * bands);
        fixed (float* first = numbers)
        {
            IntPtr image = VipsNative.vips_image_new_from_memory_copy(first, (nuint)numbers.Length * sizeof(float), width, height, bands, format: 6);
            return image == IntPtr.Zero ? throw VipsException.Take() : new VipsImage(image);
        }
    }

    /// <summary>Eight bits a sample, copied from <paramref name="samples"/>.</summary>
    internal static VipsImage FromSamples(ReadOnlySpan<byte> samples, int width, int height, int bands)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, width * height * bands);
        fixed (byte* first = samples)
        {
            IntPtr image = VipsNative.vips_image_new_from_memory_copy(first, (nuint)samples.Length, width, height, bands, format: 0);
            return image == IntPtr.Zero ? throw VipsException.Take() : new VipsImage(image);
        }
    }
}
