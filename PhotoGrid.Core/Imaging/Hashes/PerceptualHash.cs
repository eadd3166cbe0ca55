namespace PhotoGrid.Imaging.Hashes;

/// <summary>
/// The 64 lowest frequencies of a 32 × 32 grey picture, one bit each: above the median or not. Survives resizing, recompression and
/// small changes of light; photos that look alike differ in few bits. 0 for a picture that is (almost) one tone: what is left of its
/// frequencies is noise, alike in all such pictures.
/// </summary>
internal static class PerceptualHash
{
    private const int Side = 32;
    private const int Kept = 8;

    // A wave of one grey level's amplitude makes 256 in the sums below. A picture with something in it has dozens of such waves.
    private const double FaintestWave = 256;
    private const int FewestWaves = 6;

    private static readonly double[] Cosines = BuildCosines();

    internal static ulong Compute(Pixels pixels)
    {
        double[] grey = Grey(pixels.Scale(Side, Side));
        Span<double> rows = stackalloc double[Side * Kept];
        for (int y = 0; y < Side; y++)
        {
            for (int u = 0; u < Kept; u++)
            {
                double sum = 0;
                for (int x = 0; x < Side; x++) sum += grey[(y * Side) + x] * Cosines[(u * Side) + x];
                rows[(y * Kept) + u] = sum;
            }
        }

        Span<double> low = stackalloc double[Kept * Kept];
        for (int v = 0; v < Kept; v++)
        {
            for (int u = 0; u < Kept; u++)
            {
                double sum = 0;
                for (int y = 0; y < Side; y++) sum += rows[(y * Kept) + u] * Cosines[(v * Side) + y];
                low[(v * Kept) + u] = sum;
            }
        }

        return Bits(low);
    }

    private static ulong Bits(ReadOnlySpan<double> low)
    {
        // The first is the brightness of the whole, which says nothing about what is seen.
        double[] sorted = low[1..].ToArray();
        Array.Sort(sorted);
        if (sorted.Count(wave => Math.Abs(wave) >= FaintestWave) < FewestWaves)
            return 0;
        double median = sorted[sorted.Length / 2];
        ulong bits = 0;
        for (int i = 0; i < low.Length; i++)
        {
            if (i > 0 && low[i] > median) bits |= 1UL << i;
        }

        return bits;
    }

    private static double[] Grey(Pixels pixels)
    {
        var grey = new double[Side * Side];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = (0.299 * pixels.Rgb[i * 3]) + (0.587 * pixels.Rgb[(i * 3) + 1]) + (0.114 * pixels.Rgb[(i * 3) + 2]);
        return grey;
    }

    private static double[] BuildCosines()
    {
        var cosines = new double[Kept * Side];
        for (int u = 0; u < Kept; u++)
        {
            for (int x = 0; x < Side; x++) cosines[(u * Side) + x] = Math.Cos(Math.PI * u * ((2 * x) + 1) / (2 * Side));
        }

        return cosines;
    }
}
