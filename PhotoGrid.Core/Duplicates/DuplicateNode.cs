using System.Numerics;

namespace PhotoGrid.Duplicates;

/// <summary>A photo outside the trash, with what it is compared by and what decides which of several is best.</summary>
/// <param name="Photo">Its id.</param>
/// <param name="Hash">The perceptual hash; 0 where there is none, or one that says nothing.</param>
/// <param name="Bytes">The first eight bytes of the SHA-256.</param>
/// <param name="Pixels">Width times height.</param>
/// <param name="Size">Bytes of the original.</param>
/// <param name="Number">The lower, the longer it has been here.</param>
/// <param name="DurationMs">Of a video; -1 for a photo.</param>
/// <param name="Stack">Of its stack, the last eight bytes; 0 for none. Photos of one stack look alike because they are one moment, and are shown as one.</param>
internal readonly record struct DuplicateNode(Guid Photo, ulong Hash, ulong Bytes, long Pixels, long Size, int Number, int DurationMs, ulong Stack = 0)
{
    /// <summary>Photos are near when at most this many of the 64 bits differ.</summary>
    public const int MaxDistance = 10;

    // Half of a good hash's bits are set. With few or nearly all of them set most of the picture was one tone: such hashes are alike whatever is seen.
    private const int FewestBits = 16;
    private const int MostBits = 48;

    // Posters of two cuts of one video look the same.
    private const int SameLengthMs = 1000;

    /// <summary>The hash where it tells something, else 0.</summary>
    public static ulong Telling(ulong hash) => BitOperations.PopCount(hash) is >= FewestBits and <= MostBits ? hash : 0;

    /// <summary>How far apart two are, 0 for the same bytes; null when they are not near.</summary>
    public int? DistanceTo(in DuplicateNode other)
    {
        if (Bytes == other.Bytes)
            return 0;
        if (Stack != 0 && Stack == other.Stack)
            return null;
        if (Hash == 0 || other.Hash == 0 || (DurationMs < 0) != (other.DurationMs < 0) || Math.Abs((long)DurationMs - other.DurationMs) > SameLengthMs)
            return null;
        var distance = BitOperations.PopCount(Hash ^ other.Hash);
        return distance <= MaxDistance ? distance : null;
    }

    /// <summary>The best first: most pixels, then most bytes, then longest here.</summary>
    public static int Compare(in DuplicateNode one, in DuplicateNode other) =>
        one.Pixels != other.Pixels ? other.Pixels.CompareTo(one.Pixels)
        : one.Size != other.Size ? other.Size.CompareTo(one.Size)
        : one.Number.CompareTo(other.Number);
}
