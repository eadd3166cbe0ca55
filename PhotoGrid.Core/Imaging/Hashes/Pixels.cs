namespace PhotoGrid.Imaging.Hashes;

/// <summary>A small picture: three bytes a pixel, red green blue in sRGB, row by row.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    /// <summary>Averages areas down (or repeats up) to exactly the size given.</summary>
    internal Pixels Scale(int width, int height)
    {
        var scaled = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom) = Span(y, height, Height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right) = Span(x, width, Width);
                Average(left, top, right, bottom, scaled.AsSpan(((y * width) + x) * 3, 3));
            }
        }

        return new Pixels(width, height, scaled);
    }

    /// <summary>Scales so that the longest side has at most so many pixels.</summary>
    internal Pixels Fit(int longest)
    {
        int side = Math.Max(Width, Height);
        return side <= longest ? this : Scale(Math.Max(1, Width * longest / side), Math.Max(1, Height * longest / side));
    }

    internal void Average(int left, int top, int right, int bottom, Span<byte> color)
    {
        long red = 0, green = 0, blue = 0;
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> row = Rgb.AsSpan(((y * Width) + left) * 3, (right - left) * 3);
            for (int i = 0; i < row.Length; i += 3)
            {
                red += row[i];
                green += row[i + 1];
                blue += row[i + 2];
            }
        }

        long count = (long)(right - left) * (bottom - top);
        color[0] = (byte)((red + (count / 2)) / count);
        color[1] = (byte)((green + (count / 2)) / count);
        color[2] = (byte)((blue + (count / 2)) / count);
    }

    private static (int From, int To) Span(int index, int count, int length)
    {
        int from = (int)((long)index * length / count);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * length / count)));
    }
}
