namespace PhotoGrid.Columns;

/// <summary>The one-byte forms of shape, colour and place. docs/api/geometry.md says how a client reads the first two.</summary>
internal static class Quantize
{
    /// <summary>A coordinate that is not known.</summary>
    public const int Nowhere = int.MinValue;

    /// <summary>width / height on a logarithmic scale, 32 steps an octave, from 1/16 to just under 16; square where a side is unknown.</summary>
    public static byte Ratio(long width, long height) =>
        width <= 0 || height <= 0 ? (byte)128 : (byte)Math.Clamp((int)Math.Round(128 + (32 * Math.Log2((double)width / height))), 0, 255);

    /// <summary>0xRRGGBB as four bits of luma and two each of the colour differences (full-range BT.601).</summary>
    public static byte Color(long rgb)
    {
        double red = (rgb >> 16) & 255, green = (rgb >> 8) & 255, blue = rgb & 255;
        var luma = (0.299 * red) + (0.587 * green) + (0.114 * blue);
        var y4 = Math.Clamp((int)Math.Round(luma / 17), 0, 15);
        return (byte)((y4 << 4) | (Step(0.564 * (blue - luma)) << 2) | Step(0.713 * (red - luma)));
    }

    /// <summary>Degrees as whole ten-millionths (about 1 cm), the same for rows and for the edges of a box.</summary>
    public static int Degrees(double degrees) => (int)Math.Round(Math.Clamp(degrees, -180, 180) * 1e7);

    // The four levels are -36, -12, 12 and 36: photographs average to near grey, so finer steps near it show more than wide ones.
    private static int Step(double difference) => Math.Clamp((int)Math.Round((difference + 36) / 24), 0, 3);
}
