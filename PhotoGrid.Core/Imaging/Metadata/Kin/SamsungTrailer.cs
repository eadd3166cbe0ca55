using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Metadata.Kin;

/// <summary>
/// What Samsung writes behind a JPEG: blocks, then a directory of them (<c>SEFH</c>, entries of twelve bytes, its length, <c>SEFT</c>).
/// An entry says how far before the directory its block begins and how long it is; a block is its name and its bytes.
/// </summary>
internal static class SamsungTrailer
{
    private const ushort MotionPhoto = 0x0A30;
    private const int EntryLength = 12;
    private const int MaxEntries = 64;

    /// <summary>The bytes of the block that is the video; null where there is none.</summary>
    internal static MotionPart? Find(Stream file)
    {
        Span<byte> tail = stackalloc byte[8];
        if (!TryRead(file, file.Length - 8, tail) || !tail[4..].SequenceEqual("SEFT"u8)) return null;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length is < 12 or > 12 + (MaxEntries * EntryLength)) return null;
        long at = file.Length - 8 - length;
        Span<byte> directory = stackalloc byte[(int)length];
        if (!TryRead(file, at, directory) || !directory.StartsWith("SEFH"u8)) return null;

        uint count = BinaryPrimitives.ReadUInt32LittleEndian(directory[8..]);
        for (int i = 0; i < count && 12 + ((i + 1) * EntryLength) <= directory.Length; i++)
        {
            ReadOnlySpan<byte> entry = directory.Slice(12 + (i * EntryLength), EntryLength);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]) != MotionPhoto) continue;
            return Content(file, at - BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]));
        }

        return null;
    }

    // Two bytes, the type, the length of the name, the name.
    private static MotionPart? Content(Stream file, long block, uint size)
    {
        Span<byte> head = stackalloc byte[8];
        if (!TryRead(file, block, head)) return null;
        uint name = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return name <= 64 && size > 8 + name ? new MotionPart(block + 8 + name, size - 8 - name) : null;
    }

    private static bool TryRead(Stream file, long at, Span<byte> bytes)
    {
        if (at < 0) return false;
        file.Position = at;
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }
}
