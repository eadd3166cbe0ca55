using System.Text;

namespace PhotoGrid.Imaging.Hashes;

/// <summary>Blurhash: a picture as a few cosine components in base 83. Equal to the reference encoder character for character.</summary>
internal static class Blurhash
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(ToLinear)];

    /// <summary>Up to 9 × 9 components. Costs width × height × components: give it a picture of about 32 pixels.</summary>
    internal static string Encode(Pixels pixels, int componentsX = 4, int componentsY = 3)
    {
        var factors = new (double Red, double Green, double Blue)[componentsX * componentsY];
        for (int y = 0; y < componentsY; y++)
        {
            for (int x = 0; x < componentsX; x++) factors[(y * componentsX) + x] = Factor(pixels, x, y);
        }

        var hash = new StringBuilder(4 + (2 * factors.Length));
        Append(hash, (componentsX - 1) + ((componentsY - 1) * 9), 1);
        double maximum = 1;
        if (factors.Length > 1)
        {
            double largest = factors.Skip(1).Max(f => Math.Max(f.Red, Math.Max(f.Green, f.Blue)));
            int quantised = (int)Math.Clamp(Math.Floor((largest * 166) - 0.5), 0, 82);
            maximum = (quantised + 1) / 166.0;
            Append(hash, quantised, 1);
        }
        else
        {
            Append(hash, 0, 1);
        }

        (double red, double green, double blue) = factors[0];
        Append(hash, (ToSrgb(red) << 16) + (ToSrgb(green) << 8) + ToSrgb(blue), 4);
        foreach ((double Red, double Green, double Blue) f in factors.AsSpan(1))
            Append(hash, (Quantise(f.Red / maximum) * 361) + (Quantise(f.Green / maximum) * 19) + Quantise(f.Blue / maximum), 2);
        return hash.ToString();
    }

    private static (double Red, double Green, double Blue) Factor(Pixels pixels, int i, int j)
    {
        double red = 0, green = 0, blue = 0;
        double normal = i == 0 && j == 0 ? 1 : 2;
        for (int x = 0; x < pixels.Width; x++)
        {
            // The order of the sums is the reference's: floating point would otherwise differ in the last digit.
            double across = Math.Cos(Math.PI * i * x / pixels.Width);
            for (int y = 0; y < pixels.Height; y++)
            {
                double basis = normal * across * Math.Cos(Math.PI * j * y / pixels.Height);
                int at = ((y * pixels.Width) + x) * 3;
                red += basis * Linear[pixels.Rgb[at]];
                green += basis * Linear[pixels.Rgb[at + 1]];
                blue += basis * Linear[pixels.Rgb[at + 2]];
            }
        }

        double scale = 1.0 / (pixels.Width * pixels.Height);
        return (red * scale, green * scale, blue * scale);
    }

    private static int Quantise(double value)
    {
        double root = Math.CopySign(Math.Pow(Math.Abs(value), 0.5), value);
        return (int)Math.Clamp(Math.Floor((root * 9) + 9.5), 0, 18);
    }

    private static void Append(StringBuilder hash, int value, int length)
    {
        for (int digit = length - 1; digit >= 0; digit--) hash.Append(Digits[value / (int)Math.Pow(83, digit) % 83]);
    }

    private static double ToLinear(int value)
    {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }

    private static int ToSrgb(double value)
    {
        double v = Math.Clamp(value, 0, 1);
        return (int)(v <= 0.0031308 ? (v * 12.92 * 255) + 0.5 : (((1.055 * Math.Pow(v, 1 / 2.4)) - 0.055) * 255) + 0.5);
    }
}
