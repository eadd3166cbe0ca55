using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Makes pictures smaller: upright, in sRGB, eight bits, decoded into memory.</summary>
internal static class Shrink
{
    /// <summary>Decodes, at a fraction of the size where the format can.</summary>
    internal static VipsImage FromSource(VipsSource source, int longest)
    {
        using VipsOperation thumbnail = new VipsOperation("thumbnail_source")
            .Set("source", source)
            .Set("width", longest)
            .Set("height", longest)
            .Set("size", "down")
            .Set("output_profile", "srgb")
            // Its own fail_on argument is ignored; this way it reaches the loader. A cut file is refused, not half grey.
            .Set("option_string", "[fail_on=error]");
        using VipsImage small = thumbnail.BuildImage();
        return ToPlainRgb(small);
    }

    /// <summary>From a picture that this class made.</summary>
    internal static VipsImage FromImage(VipsImage image, int longest)
    {
        using VipsOperation thumbnail = image.Call("thumbnail_image").Set("width", longest).Set("height", longest).Set("size", "down");
        using VipsImage small = thumbnail.BuildImage();
        return small.ToMemory();
    }

    // Grey, CMYK and sixteen bits all become three or four bytes a pixel: encoders and hashes then know one kind.
    private static VipsImage ToPlainRgb(VipsImage image)
    {
        using VipsOperation convert = image.Call("colourspace").Set("space", "srgb");
        using VipsImage rgb = convert.BuildImage();
        return rgb.ToMemory();
    }
}
