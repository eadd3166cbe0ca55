namespace PhotoGrid.Timeline;

/// <summary>Writes numbers of photos as docs/api/geometry.md says: each as what it is more than the one before.</summary>
public static class NumberList
{
    /// <summary>Magic, change, count, numbers.</summary>
    public static byte[] Encode(IReadOnlyList<int> numbers, long change)
    {
        // A varint of 33 bits takes 5 bytes at most, one of 64 bits 10.
        var bytes = new byte[4 + 20 + (numbers.Count * 5)];
        "PGN1"u8.CopyTo(bytes);
        var at = 4;
        Varint((ulong)change);
        Varint((ulong)numbers.Count);
        long previous = 0;
        foreach (var number in numbers)
        {
            var more = number - previous;
            Varint((ulong)((more << 1) ^ (more >> 63)));
            previous = number;
        }

        return bytes[..at];

        void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
                bytes[at++] = (byte)(value | 0x80);
            bytes[at++] = (byte)value;
        }
    }
}
