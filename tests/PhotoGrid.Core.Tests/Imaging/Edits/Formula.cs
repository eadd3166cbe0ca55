using PhotoGrid.Imaging.Edits;

namespace PhotoGrid.Core.Tests.Imaging.Edits;

/// <summary>docs/api/edits.md as arithmetic, a pixel at a time: written from the page, not from the code it is compared with.</summary>
internal static class Formula
{
    internal static byte[] Of(EditPlan plan, byte[] color, int x, int y, int width, int height)
    {
        Adjustments a = plan.Adjust;
        double[] tones = [color[0] / 255.0, color[1] / 255.0, color[2] / 255.0];
        if (a.Warmth != 0)
        {
            double warm = Math.Pow(2, 0.4 * a.Warmth / 100);
            double light = (0.2126 * warm) + 0.7152 + (0.0722 / warm);
            tones = [Warm(tones[0], warm / light), Warm(tones[1], 1 / light), Warm(tones[2], 1 / warm / light)];
        }

        tones = [.. tones.Select(v => Tone(v, a))];
        tones = Mix(tones, 1 + (a.Saturation / 100));
        tones = plan.Filter switch
        {
            "vivid" => [.. Mix(tones, 1.35).Select(v => (1.08 * v) - 0.04)],
            "warm" => [(1.05 * tones[0]) + 0.015, tones[1] + 0.005, 0.88 * tones[2]],
            "cool" => [0.9 * tones[0], tones[1] + 0.005, (1.05 * tones[2]) + 0.015],
            "fade" => [.. Mix(tones, 0.75).Select(v => (0.84 * v) + 0.09)],
            "mono" => Mix(tones, 0),
            "noir" => [.. Mix(tones, 0).Select(v => (1.35 * v) - 0.175)],
            "sepia" =>
            [
                (0.393 * tones[0]) + (0.769 * tones[1]) + (0.189 * tones[2]),
                (0.349 * tones[0]) + (0.686 * tones[1]) + (0.168 * tones[2]),
                (0.272 * tones[0]) + (0.534 * tones[1]) + (0.131 * tones[2]),
            ],
            _ => tones,
        };
        (double across, double down) = (((x + 0.5) / (width / 2.0)) - 1, ((y + 0.5) / (height / 2.0)) - 1);
        double square = ((across * across) + (down * down)) / 2;
        double dim = 1 - (0.7 * a.Vignette / 100 * square * square);
        return [.. tones.Select(v => (byte)Math.Clamp(Math.Round(v * dim * 255), 0, 255))];
    }

    private static double Warm(double v, double gain)
    {
        double linear = Math.Min(1, (v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4)) * gain);
        return linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
    }

    private static double Tone(double v, Adjustments a)
    {
        v = Math.Pow(v, Math.Pow(2, -a.Brightness / 100));
        v += a.Contrast / 100 * ((2 * v) - 1) * v * (1 - v);
        v += 0.945 * a.Highlights / 100 * v * v * (1 - v);
        v += 0.945 * a.Shadows / 100 * v * (1 - v) * (1 - v);
        return Math.Clamp(v, 0, 1);
    }

    private static double[] Mix(double[] tones, double saturation)
    {
        double grey = (0.2126 * tones[0]) + (0.7152 * tones[1]) + (0.0722 * tones[2]);
        return [.. tones.Select(v => grey + (saturation * (v - grey)))];
    }
}
