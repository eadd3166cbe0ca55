namespace PhotoGrid.Imaging.Edits;

/// <summary>Warmth, brightness, contrast, highlights and shadows as one table: what each of 256 values of red, green and blue becomes, 0 to 255.</summary>
internal static class ToneCurve
{
    // Rec. 709: how much each channel is of the light that is seen.
    internal const double Red = 0.2126, Green = 0.7152, Blue = 0.0722;

    // Two stops of warmth from end to end would be a sunset; 0.8 of one is what a lamp differs from the day's shade.
    private const double WarmthStops = 0.4;

    // 27/4 makes the bump v²(1 − v) one high; at 0.14 of it the curve still rises everywhere.
    private const double Bump = 0.14 * 27 / 4;

    /// <summary>256 times red, green and blue; null where nothing would change.</summary>
    internal static float[]? Of(Adjustments adjust)
    {
        if (adjust is { Warmth: 0, Brightness: 0, Contrast: 0, Highlights: 0, Shadows: 0 }) return null;
        double warm = Math.Pow(2, WarmthStops * adjust.Warmth / 100);
        double light = (Red * warm) + Green + (Blue / warm);
        double[] gains = [warm / light, 1 / light, 1 / (warm * light)];
        var table = new float[256 * 3];
        for (int value = 0; value < 256; value++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                double tone = value / 255.0;
                if (adjust.Warmth != 0) tone = Encode(Math.Min(1, Linear(tone) * gains[channel]));
                table[(value * 3) + channel] = (float)(255 * Curve(tone, adjust));
            }
        }

        return table;
    }

    private static double Curve(double v, Adjustments adjust)
    {
        v = Math.Pow(v, Math.Pow(2, -adjust.Brightness / 100));
        v += adjust.Contrast / 100 * ((2 * v) - 1) * v * (1 - v);
        v += Bump * adjust.Highlights / 100 * v * v * (1 - v);
        v += Bump * adjust.Shadows / 100 * v * (1 - v) * (1 - v);
        return Math.Clamp(v, 0, 1);
    }

    // The transfer functions of sRGB, IEC 61966-2-1.
    private static double Linear(double v) => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static double Encode(double v) => v <= 0.0031308 ? v * 12.92 : (1.055 * Math.Pow(v, 1 / 2.4)) - 0.055;
}
