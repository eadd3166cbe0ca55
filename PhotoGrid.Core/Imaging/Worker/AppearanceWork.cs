using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Hashes and colours of a small rendition.</summary>
internal static class AppearanceWork
{
    private const int HashSide = 32;

    internal static Appearance Look(VipsImage image)
    {
        Pixels pixels = ToPixels(image);
        Pixels small = pixels.Fit(HashSide);
        return new Appearance(Blurhash.Encode(small), Palette.Average(pixels), PerceptualHash.Compute(pixels), Palette.Dominant(small));
    }

    /// <summary>Red, green and blue of an image; what is transparent is white.</summary>
    internal static Pixels ToPixels(VipsImage image)
    {
        if (image.Bands == 3) return new Pixels(image.Width, image.Height, image.Samples());
        using VipsOperation flatten = image.Call("flatten").Set("background", "255");
        using VipsImage opaque = flatten.BuildImage();
        return new Pixels(opaque.Width, opaque.Height, opaque.Samples());
    }
}
