using System.Buffers.Binary;

namespace PhotoGrid.Core.Tests.Imaging.Heif;

/// <summary>Makes of an older iPhone photo what newer iPhones write: auxiliary picture and EXIF belong to the photo and to its tone map.</summary>
internal static class SharedReferences
{
    internal static byte[] Add(byte[] photo)
    {
        (int meta, int length) = Find(photo, "meta"u8);
        byte[] header = photo[meta..(meta + length)];
        (int iref, int irefLength) = Find(header.AsSpan(12), "iref"u8);
        byte[] references = Share(header.AsSpan(12 + iref, irefLength));
        byte[] longer = [.. header[..(12 + iref)], .. references, .. header[(12 + iref + irefLength)..]];
        BinaryPrimitives.WriteInt32BigEndian(longer, longer.Length);

        byte[] result = [.. photo, .. longer];
        "free"u8.CopyTo(result.AsSpan(meta + 4));
        return result;
    }

    internal static byte[] Header(byte[] photo)
    {
        (int meta, int length) = Find(photo, "meta"u8);
        return photo[meta..(meta + length)];
    }

    // Each of these with one target gets a second: the item that it comes from, which stands for the tone map.
    private static byte[] Share(ReadOnlySpan<byte> references)
    {
        var result = new List<byte>([.. references[..12]]);
        for (int at = 12; at < references.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(references[at..]);
            byte[] one = references.Slice(at, length).ToArray();
            at += length;
            if (one.AsSpan(4, 4).SequenceEqual("auxl"u8) || one.AsSpan(4, 4).SequenceEqual("cdsc"u8))
            {
                one = [.. one[..12], .. one[12..14], .. one[8..10], .. one[12..14]];
                BinaryPrimitives.WriteInt32BigEndian(one, one.Length);
                BinaryPrimitives.WriteInt16BigEndian(one.AsSpan(10), 2);
            }

            result.AddRange(one);
        }

        byte[] box = [.. result];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    private static (int Offset, int Length) Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type)
    {
        for (int at = 0; at < boxes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(boxes[at..]);
            if (boxes.Slice(at + 4, 4).SequenceEqual(type)) return (at, length);
            at += length;
        }

        throw new InvalidDataException("No such box.");
    }
}
