using System.Numerics;

namespace PhotoGrid.Stacks;

/// <summary>
/// Compares perceptual hashes as the sensor saw the pictures: a camera that is held over a table turns some frames of one burst and not
/// others. The bits are signs of a cosine transform, so a turned picture's hash is the same bits in another order, some of them inverted.
/// </summary>
internal static class Looks
{
    private const int Side = 8;

    // The first bit is the brightness of the whole, which is never set.
    private const ulong Brightness = 1;

    // Columns and rows of odd frequency: they change their sign when the picture is mirrored.
    private static readonly ulong _oddColumns = Mask((u, _) => (u & 1) == 1);
    private static readonly ulong _oddRows = Mask((_, v) => (v & 1) == 1);

    /// <summary>In how many of 64 bits two pictures differ, in whichever of the four directions they differ least. 64 where a hash says nothing.</summary>
    public static int Distance(ulong one, ulong other)
    {
        if (!Tells(one) || !Tells(other))
            return 64;
        var quarter = Transpose(other) ^ _oddColumns;
        var least = Bits(one ^ other);
        least = Math.Min(least, Bits(one ^ other ^ _oddColumns ^ _oddRows));
        least = Math.Min(least, Bits(one ^ quarter));
        return Math.Min(least, Bits(one ^ quarter ^ _oddColumns ^ _oddRows));
    }

    // With few bits set, or nearly all of them, most of the picture was one tone: such hashes are alike whatever is seen.
    private static bool Tells(ulong hash) => BitOperations.PopCount(hash) is >= 16 and <= 48;

    private static int Bits(ulong difference) => BitOperations.PopCount(difference & ~Brightness);

    private static ulong Transpose(ulong bits)
    {
        ulong turned = 0;
        for (var v = 0; v < Side; v++)
        {
            for (var u = 0; u < Side; u++)
                turned |= ((bits >> ((v * Side) + u)) & 1) << ((u * Side) + v);
        }

        return turned;
    }

    private static ulong Mask(Func<int, int, bool> isIn)
    {
        ulong mask = 0;
        for (var v = 0; v < Side; v++)
        {
            for (var u = 0; u < Side; u++)
            {
                if (isIn(u, v))
                    mask |= 1UL << ((v * Side) + u);
            }
        }

        return mask;
    }
}
