using PhotoGrid.Imaging.Hashes;

namespace PhotoGrid.Vision.Resampling;

/// <summary>
/// Takes a crooked part of a picture and lays it straight. A point is looked up at a thirty-second of a pixel, as OpenCV does, so that what
/// models see is what they were measured with.
/// </summary>
internal static class Warp
{
    private const double Steps = 32;

    /// <summary>Between four pixels; black outside. <paramref name="map"/> takes a point of the result to one of the picture.</summary>
    internal static Pixels Linear(Pixels from, AffineMap map, int width, int height)
    {
        var to = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (double u, double v) = map.Apply(x, y);
                (int left, float right) = Step(u);
                (int top, float down) = Step(v);
                for (int band = 0; band < 3; band++)
                {
                    float a = Mix(At(from, left, top, band), At(from, left + 1, top, band), right);
                    float b = Mix(At(from, left, top + 1, band), At(from, left + 1, top + 1, band), right);
                    to[(((y * width) + x) * 3) + band] = (byte)(Mix(a, b, down) + 0.5f);
                }
            }
        }

        return new Pixels(width, height, to);
    }

    /// <summary>Among sixteen pixels, sharper; the edge goes on outside. <paramref name="map"/> as in <see cref="Linear"/>.</summary>
    internal static Pixels Cubic(Pixels from, PerspectiveMap map, int width, int height)
    {
        var to = new byte[width * height * 3];
        Span<float> across = stackalloc float[4];
        Span<float> along = stackalloc float[4];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (double u, double v) = map.Apply(x, y);
                (int left, float right) = Step(u);
                (int top, float down) = Step(v);
                Weigh(right, across);
                Weigh(down, along);
                for (int band = 0; band < 3; band++)
                {
                    float sum = 0;
                    for (int j = 0; j < 4; j++)
                    {
                        int row = Math.Clamp(top + j - 1, 0, from.Height - 1) * from.Width;
                        float line = 0;
                        for (int i = 0; i < 4; i++)
                            line += across[i] * from.Rgb[((row + Math.Clamp(left + i - 1, 0, from.Width - 1)) * 3) + band];
                        sum += along[j] * line;
                    }

                    to[(((y * width) + x) * 3) + band] = (byte)Math.Clamp(sum + 0.5f, 0, 255);
                }
            }
        }

        return new Pixels(width, height, to);
    }

    private static (int Whole, float Part) Step(double position)
    {
        double steps = Math.Round(position * Steps);
        double whole = Math.Floor(steps / Steps);
        return ((int)Math.Clamp(whole, -1e6, 1e6), (float)((steps / Steps) - whole));
    }

    // Keys' cubic with a = -0.75.
    private static void Weigh(float part, Span<float> weights)
    {
        const float A = -0.75f;
        float far = part + 1, opposite = 1 - part;
        weights[0] = (((((A * far) - (5 * A)) * far) + (8 * A)) * far) - (4 * A);
        weights[1] = ((((A + 2) * part) - (A + 3)) * part * part) + 1;
        weights[2] = ((((A + 2) * opposite) - (A + 3)) * opposite * opposite) + 1;
        weights[3] = 1 - weights[0] - weights[1] - weights[2];
    }

    private static float At(Pixels from, int x, int y, int band) =>
        (uint)x < (uint)from.Width && (uint)y < (uint)from.Height ? from.Rgb[(((y * from.Width) + x) * 3) + band] : 0;

    private static float Mix(float a, float b, float part) => a + ((b - a) * part);
}
