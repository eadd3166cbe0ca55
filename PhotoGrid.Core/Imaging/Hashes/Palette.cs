namespace PhotoGrid.Imaging.Hashes;

/// <summary>The colours of a small picture.</summary>
internal static class Palette
{
    private const int MostColors = 5;

    // Two colours nearer than this (in RGB steps, straight line) are one to the eye that glances.
    private const int SameWithin = 56;

    internal static string Average(Pixels pixels)
    {
        Span<byte> color = stackalloc byte[3];
        pixels.Average(0, 0, pixels.Width, pixels.Height, color);
        return Hex(color[0], color[1], color[2]);
    }

    /// <summary>Counts colours in bins of 16 steps, joins what looks alike to the larger bin, and keeps the five largest.</summary>
    internal static IReadOnlyList<DominantColor> Dominant(Pixels pixels)
    {
        var bins = new Dictionary<int, Bin>();
        ReadOnlySpan<byte> rgb = pixels.Rgb;
        for (int i = 0; i < rgb.Length; i += 3)
        {
            int key = (rgb[i] >> 4 << 8) | (rgb[i + 1] & 0xF0) | (rgb[i + 2] >> 4);
            if (!bins.TryGetValue(key, out Bin? bin)) bins.Add(key, bin = new Bin());
            bin.Add(1, rgb[i], rgb[i + 1], rgb[i + 2]);
        }

        var joined = new List<Bin>();
        foreach ((int _, Bin bin) in bins.OrderByDescending(b => b.Value.Count).ThenBy(b => b.Key))
        {
            Bin? near = joined.Find(other => other.IsNear(bin));
            if (near is null) joined.Add(bin);
            else near.Add(bin.Count, bin.Red, bin.Green, bin.Blue);
        }

        double total = pixels.Width * pixels.Height;
        return [.. joined.OrderByDescending(b => b.Count).Take(MostColors).Select(b => new DominantColor(b.Hex(), Math.Round(b.Count / total, 3)))];
    }

    private static string Hex(int red, int green, int blue) => $"#{red:x2}{green:x2}{blue:x2}";

    private sealed class Bin
    {
        internal int Count { get; private set; }

        internal long Red { get; private set; }

        internal long Green { get; private set; }

        internal long Blue { get; private set; }

        internal void Add(int count, long red, long green, long blue)
        {
            Count += count;
            Red += red;
            Green += green;
            Blue += blue;
        }

        internal bool IsNear(Bin other)
        {
            long red = (Red / Count) - (other.Red / other.Count);
            long green = (Green / Count) - (other.Green / other.Count);
            long blue = (Blue / Count) - (other.Blue / other.Count);
            return (red * red) + (green * green) + (blue * blue) < SameWithin * SameWithin;
        }

        internal string Hex() => Palette.Hex((int)(Red / Count), (int)(Green / Count), (int)(Blue / Count));
    }
}
