using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Formats;

/// <summary>The boxes that HEIC, JPEG XL and CR3 are made of: length, type, content. Whatever bytes it is given, it stays within them.</summary>
internal static class IsoBox
{
    /// <summary>The first box of this type among boxes that follow each other, its header included.</summary>
    internal static bool TryFind(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type, out int offset, out int length)
    {
        for (offset = 0, length = 0; offset < boxes.Length; offset += length)
        {
            if (!TryRead(boxes[offset..], out _, out length)) return false;
            if (boxes[(offset + 4)..].StartsWith(type)) return true;
        }

        return false;
    }

    /// <summary>Header and whole length of the box that begins here; false when it does not fit into what there is.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> box, out int header, out int length)
    {
        (header, length) = (8, 0);
        if (box.Length < 8) return false;
        header = HeaderLength(box);
        if (box.Length < header) return false;
        ulong said = header == 16 ? BinaryPrimitives.ReadUInt64BigEndian(box[8..]) : BinaryPrimitives.ReadUInt32BigEndian(box);
        // Zero: to the end.
        length = said == 0 ? box.Length : said <= (ulong)box.Length ? (int)said : 0;
        return length >= header;
    }

    /// <summary>Eight bytes, or sixteen where the length needs eight.</summary>
    internal static int HeaderLength(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) == 1 ? 16 : 8;
}
