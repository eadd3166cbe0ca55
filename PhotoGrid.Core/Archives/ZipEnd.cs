using System.Buffers.Binary;

namespace PhotoGrid.Archives;

/// <summary>What the end of a zip says of its directory, read before the directory itself is: how many files, and how many bytes it takes to list them.</summary>
internal readonly record struct ZipEnd(long Files, long DirectoryBytes)
{
    private const int Length = 22, LargeLength = 56, LocatorLength = 20;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Null when this is no zip, or one that continues in another file.</summary>
    public static ZipEnd? Read(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, Length + LongestComment)];
        zip.Seek(-tail.Length, SeekOrigin.End);
        zip.ReadExactly(tail);
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != 0x06054B50 || Length + BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) > end.Length)
                continue;
            if (BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) is not (0 or ushort.MaxValue))
                return null;
            return ReadLarge(zip, tail.AsSpan(0, at))
                ?? new ZipEnd(BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]));
        }

        return null;
    }

    private static ZipEnd? ReadLarge(Stream zip, ReadOnlySpan<byte> before)
    {
        if (before.Length < LocatorLength || BinaryPrimitives.ReadUInt32LittleEndian(before[^LocatorLength..]) != 0x07064B50)
            return null;
        var place = BinaryPrimitives.ReadInt64LittleEndian(before[(before.Length - LocatorLength + 8)..]);
        if (place < 0 || place > zip.Length - LargeLength)
            return null;
        Span<byte> large = stackalloc byte[LargeLength];
        zip.Seek(place, SeekOrigin.Begin);
        zip.ReadExactly(large);
        return BinaryPrimitives.ReadUInt32LittleEndian(large) == 0x06064B50
            ? new ZipEnd(BinaryPrimitives.ReadInt64LittleEndian(large[32..]), BinaryPrimitives.ReadInt64LittleEndian(large[40..]))
            : null;
    }
}
