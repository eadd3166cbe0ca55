using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>Pictures made here, by the same library that decodes them.</summary>
internal static class TestImages
{
    /// <summary>One colour all over, encoded by a saver such as <c>jpegsave_target</c>, with the profile named or none.</summary>
    internal static byte[] Plain(string saver, byte red, byte green, byte blue, int width = 64, int height = 64, string? profile = null, string? space = null)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        var samples = new byte[width * height * 3];
        for (int i = 0; i < samples.Length; i += 3) (samples[i], samples[i + 1], samples[i + 2]) = (red, green, blue);
        using VipsImage raw = VipsImage.FromSamples(samples, width, height, 3);
        using VipsImage rgb = raw.Call("copy").Set("interpretation", "srgb").BuildImage();
        using VipsImage converted = profile is not null
            ? rgb.Call("icc_transform").Set("input_profile", "srgb").Set("output_profile", profile).BuildImage()
            : rgb.Call("colourspace").Set("space", space ?? "srgb").BuildImage();
        return Save(converted, saver);
    }

    /// <summary>A picture with something to see: colours that run across and down.</summary>
    internal static byte[] Gradient(string saver, int width, int height)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        var samples = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = ((y * width) + x) * 3;
                (samples[at], samples[at + 1], samples[at + 2]) = ((byte)(x * 255 / width), (byte)(y * 255 / height), (byte)((x ^ y) & 0x3F));
            }
        }

        using VipsImage raw = VipsImage.FromSamples(samples, width, height, 3);
        using VipsImage rgb = raw.Call("copy").Set("interpretation", "srgb").BuildImage();
        return Save(rgb, saver);
    }

    /// <summary>The pixels of a picture turned as EXIF's 1, 3, 6 or 8 say.</summary>
    internal static byte[] Turned(byte[] jpeg, int orientation)
    {
        (int width, int height, int bands, byte[] samples) = Decode(jpeg);
        using VipsImage image = VipsImage.FromSamples(samples, width, height, bands);
        using VipsImage rgb = image.Call("copy").Set("interpretation", "srgb").BuildImage();
        using VipsImage turned = rgb.Call("rot").Set("angle", orientation switch { 3 => "d180", 6 => "d90", 8 => "d270", _ => "d0" }).BuildImage();
        return Save(turned, "jpegsave_target");
    }

    /// <summary>A JPEG again, without any metadata.</summary>
    internal static byte[] WithoutTags(byte[] jpeg)
    {
        (int width, int height, int bands, byte[] samples) = Decode(jpeg);
        using VipsImage image = VipsImage.FromSamples(samples, width, height, bands);
        using VipsImage rgb = image.Call("copy").Set("interpretation", "srgb").BuildImage();
        return Encoder.Encode(rgb, RenditionFormat.Jpeg);
    }

    /// <summary>How much the samples of two pictures of one size differ on average.</summary>
    internal static double Difference(byte[] one, byte[] other)
    {
        byte[] a = Decode(one).Samples, b = Decode(other).Samples;
        Assert.Equal(a.Length, b.Length);
        return a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
    }

    internal static byte[] Save(VipsImage image, string saver)
    {
        using var target = new VipsTarget();
        using VipsOperation save = image.Call(saver).Set("target", target);
        if (saver == "jpegsave_target") save.Set("Q", 95);
        if (saver == "heifsave_target") save.Set("compression", "av1").Set("Q", 90);
        save.Run();
        return target.ToArray();
    }

    /// <summary>Width, height, bands and samples of an encoded picture, without any conversion.</summary>
    internal static (int Width, int Height, int Bands, byte[] Samples) Decode(byte[] bytes)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        using var stream = new MemoryStream(bytes);
        using VipsSource source = VipsSource.FromStream(stream);
        using VipsImage image = new VipsOperation(source.FindLoader()!).Set("source", source).BuildImage();
        return (image.Width, image.Height, image.Bands, image.Samples());
    }

    internal static DecodeInput Input(byte[] bytes) => DecodeInput.From(bytes.Length, (offset, _) =>
        ValueTask.FromResult<Stream>(new MemoryStream(bytes, (int)offset, bytes.Length - (int)offset)));
}
