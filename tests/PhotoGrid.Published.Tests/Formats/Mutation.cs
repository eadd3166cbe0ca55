namespace PhotoGrid.Published.Tests.Formats;

/// <summary>Breaks files, always the same way for the same seed: the ways that break decoders.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] file, int seed)
    {
        var random = new Random(seed);
        byte[] broken = [.. file];
        switch (seed % 5)
        {
            case 0:
                Flip(broken, random, broken.Length, random.Next(1, 40));
                return broken;
            case 1: // Only where headers are.
                Flip(broken, random, Math.Min(broken.Length, 512), random.Next(1, 8));
                return broken;
            case 2:
                return broken[..random.Next(1, broken.Length)];
            case 3: // Lengths and sizes that are too large.
                broken.AsSpan(random.Next(4, broken.Length - 4), 4).Fill(0xFF);
                return broken;
            default: // A stretch of it twice, and another one missing.
                var (from, count) = (random.Next(broken.Length / 2), random.Next(1, broken.Length / 2));
                return [.. broken[..(from + count)], .. broken[from..(from + count)], .. broken[Math.Min(broken.Length, from + (2 * count))..]];
        }
    }

    private static void Flip(byte[] bytes, Random random, int within, int times)
    {
        for (; times > 0; times--)
        {
            bytes[random.Next(within)] = (byte)random.Next(256);
        }
    }
}
