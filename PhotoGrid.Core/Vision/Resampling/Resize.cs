using PhotoGrid.Imaging.Hashes;

namespace PhotoGrid.Vision.Resampling;

/// <summary>Makes pictures the size a model wants, in the two ways that models were trained on. Equal to OpenCV's within a step of 256.</summary>
internal static class Resize
{
    /// <summary>Each new pixel between its four nearest old ones. Skips pixels where it shrinks much, as the models expect.</summary>
    internal static Pixels Linear(Pixels from, int width, int height) => Linear(from, 0, 0, from.Width, from.Height, width, height);

    /// <summary>The same from a part of the picture.</summary>
    internal static Pixels Linear(Pixels from, int left, int top, int wide, int high, int width, int height)
    {
        var to = new byte[width * height * 3];
        (int At, float Part)[] columns = Taps(wide, width), rows = Taps(high, height);
        ReadOnlySpan<byte> rgb = from.Rgb;
        for (int y = 0; y < height; y++)
        {
            int first = (top + rows[y].At) * from.Width, second = (top + Math.Min(rows[y].At + 1, high - 1)) * from.Width;
            float down = rows[y].Part;
            for (int x = 0; x < width; x++)
            {
                int near = left + columns[x].At, far = left + Math.Min(columns[x].At + 1, wide - 1);
                float right = columns[x].Part;
                for (int band = 0; band < 3; band++)
                {
                    float a = Mix(rgb[((first + near) * 3) + band], rgb[((first + far) * 3) + band], right);
                    float b = Mix(rgb[((second + near) * 3) + band], rgb[((second + far) * 3) + band], right);
                    to[(((y * width) + x) * 3) + band] = (byte)(Mix(a, b, down) + 0.5f);
                }
            }
        }

        return new Pixels(width, height, to);
    }

    /// <summary>Each new pixel the mean of what it covers. Only shrinks; where it would enlarge it is <see cref="Linear(Pixels, int, int)"/>.</summary>
    internal static Pixels Area(Pixels from, int width, int height)
    {
        if (width > from.Width || height > from.Height) return Linear(from, width, height);
        var to = new byte[width * height * 3];
        var across = new float[width * 3];
        var sums = new float[width * 3];
        double tall = (double)from.Height / height;
        int row = -1;
        for (int y = 0; y < height; y++)
        {
            double top = y * tall, bottom = Math.Min((y + 1) * tall, from.Height);
            Array.Clear(sums);
            for (int at = (int)top; at < bottom - 1e-6; at++)
            {
                if (at != row) Shrink(from, row = at, across);
                float share = (float)((Math.Min(at + 1, bottom) - Math.Max(at, top)) / (bottom - top));
                for (int i = 0; i < sums.Length; i++) sums[i] += across[i] * share;
            }

            for (int i = 0; i < sums.Length; i++) to[(y * width * 3) + i] = (byte)(sums[i] + 0.5f);
        }

        return new Pixels(width, height, to);
    }

    /// <summary>The middle of a picture, or all of it where it is smaller.</summary>
    internal static Pixels Middle(Pixels from, int width, int height)
    {
        int left = (from.Width - width) / 2, top = (from.Height - height) / 2;
        var to = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
            Array.Copy(from.Rgb, (((top + y) * from.Width) + left) * 3, to, y * width * 3, width * 3);
        return new Pixels(width, height, to);
    }

    private static void Shrink(Pixels from, int row, float[] across)
    {
        int width = across.Length / 3;
        double wide = (double)from.Width / width;
        ReadOnlySpan<byte> line = from.Rgb.AsSpan(row * from.Width * 3, from.Width * 3);
        for (int x = 0; x < width; x++)
        {
            double left = x * wide, right = Math.Min((x + 1) * wide, from.Width);
            float red = 0, green = 0, blue = 0;
            for (int at = (int)left; at < right - 1e-6; at++)
            {
                float share = (float)((Math.Min(at + 1, right) - Math.Max(at, left)) / (right - left));
                red += line[at * 3] * share;
                green += line[(at * 3) + 1] * share;
                blue += line[(at * 3) + 2] * share;
            }

            (across[x * 3], across[(x * 3) + 1], across[(x * 3) + 2]) = (red, green, blue);
        }
    }

    // Where each new pixel's middle lies between two old ones.
    private static (int At, float Part)[] Taps(int from, int to)
    {
        var taps = new (int, float)[to];
        double scale = (double)from / to;
        for (int i = 0; i < to; i++)
        {
            double middle = Math.Clamp(((i + 0.5) * scale) - 0.5, 0, from - 1);
            int at = (int)middle;
            taps[i] = (at, (float)(middle - at));
        }

        return taps;
    }

    private static float Mix(float a, float b, float part) => a + ((b - a) * part);
}
