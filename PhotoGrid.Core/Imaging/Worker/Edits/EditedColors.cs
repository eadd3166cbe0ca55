using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker.Edits;

/// <summary>The colours of an edit: sharpness, tones, saturation and filter, vignette. What is clear stays clear.</summary>
internal static class EditedColors
{
    // How dark a corner becomes at 100.
    private const double MostVignette = 0.7;

    /// <summary>Of a picture of three or four bytes a pixel. The result holds its pixels.</summary>
    internal static VipsImage Apply(VipsImage image, EditPlan plan)
    {
        using VipsImage sharp = Sharpen(image, plan.Adjust.Sharpness / 100);
        using VipsImage toned = Tone(sharp, plan.Adjust);
        using VipsImage mixed = Mix(toned, ColorMatrix.Of(plan));
        using VipsImage framed = Vignette(mixed, plan.Adjust.Vignette / 100);
        using VipsImage result = ToBytes(framed);
        return result.ToMemory();
    }

    private static VipsImage Sharpen(VipsImage image, double amount)
    {
        if (amount == 0 || Sharpening.Kernel(image.Width, image.Height) is not { } kernel) return Same(image);
        float[] light = [(float)ToneCurve.Red, (float)ToneCurve.Green, (float)ToneCurve.Blue, 0];
        using VipsImage weights = VipsImage.FromNumbers(light.AsSpan(0, image.Bands), image.Bands, 1);
        using VipsImage luminance = image.Call("recomb").Set("m", weights).BuildImage();
        using VipsImage bell = VipsImage.FromNumbers([.. kernel.Select(weight => (float)weight)], kernel.Length, 1);
        using VipsImage soft = luminance.Call("convsep").Set("mask", bell).Set("precision", "float").BuildImage();
        using VipsImage edges = new VipsOperation("subtract").Set("left", luminance).Set("right", soft).BuildImage();
        using VipsImage added = edges.Call("linear").Set("a", ForColors(image, amount * Sharpening.Most, 0)).Set("b", ForColors(image, 0, 0)).BuildImage();
        using VipsImage sharp = new VipsOperation("add").Set("left", image).Set("right", added).BuildImage();
        using VipsImage bytes = ToBytes(sharp);
        return bytes.ToMemory();
    }

    private static VipsImage Tone(VipsImage image, Adjustments adjust)
    {
        if (ToneCurve.Of(adjust) is not { } curve) return Same(image);
        int bands = image.Bands;
        var table = new float[256 * bands];
        for (int value = 0; value < 256; value++)
        {
            curve.AsSpan(value * 3, 3).CopyTo(table.AsSpan(value * bands));
            if (bands == 4) table[(value * 4) + 3] = value;
        }

        using VipsImage lut = VipsImage.FromNumbers(table, 256, 1, bands);
        return image.Call("maplut").Set("lut", lut).BuildImage();
    }

    private static VipsImage Mix(VipsImage image, ColorMatrix? matrix)
    {
        if (matrix is null) return Same(image);
        int bands = image.Bands;
        var factors = new float[bands * bands];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++) factors[(row * bands) + column] = (float)matrix.Factors[(row * 3) + column];
        }

        if (bands == 4) factors[15] = 1;
        using VipsImage mixing = VipsImage.FromNumbers(factors, bands, bands);
        using VipsImage mixed = image.Call("recomb").Set("m", mixing).BuildImage();
        double[] offsets = [.. matrix.Offsets.Select(offset => offset * 255), 0];
        return mixed.Call("linear").Set("a", ForColors(image, 1, 1)).Set("b", offsets.AsSpan(0, bands)).BuildImage();
    }

    private static VipsImage Vignette(VipsImage image, double amount)
    {
        if (amount == 0) return Same(image);
        (double halfWidth, double halfHeight) = (image.Width / 2.0, image.Height / 2.0);
        using VipsImage places = new VipsOperation("xyz").Set("width", image.Width).Set("height", image.Height).BuildImage();
        using VipsImage fromCenter = places.Call("linear").Set("a", 1 / halfWidth, 1 / halfHeight).Set("b", (0.5 / halfWidth) - 1, (0.5 / halfHeight) - 1).BuildImage();
        using VipsImage squares = new VipsOperation("multiply").Set("left", fromCenter).Set("right", fromCenter).BuildImage();
        using VipsImage half = VipsImage.FromNumbers([0.5f, 0.5f], 2, 1);
        using VipsImage square = squares.Call("recomb").Set("m", half).BuildImage();
        using VipsImage fourth = new VipsOperation("multiply").Set("left", square).Set("right", square).BuildImage();
        using VipsImage light = fourth.Call("linear").Set("a", ForColors(image, -MostVignette * amount, 0)).Set("b", ForColors(image, 1, 1)).BuildImage();
        return new VipsOperation("multiply").Set("left", image).Set("right", light).BuildImage();
    }

    private static VipsImage ToBytes(VipsImage image)
    {
        using VipsImage rounded = image.Call("round").Set("round", "rint").BuildImage();
        using VipsImage bytes = rounded.Call("cast").Set("format", "uchar").BuildImage();
        return bytes.Call("copy").Set("interpretation", "srgb").BuildImage();
    }

    private static double[] ForColors(VipsImage image, double colors, double alpha) => image.Bands == 4 ? [colors, colors, colors, alpha] : [colors, colors, colors];

    private static VipsImage Same(VipsImage image) => image.Call("copy").BuildImage();
}
