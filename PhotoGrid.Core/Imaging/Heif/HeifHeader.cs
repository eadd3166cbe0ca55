using System.Buffers.Binary;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Heif;

/// <summary>
/// Makes the header of newer iPhone photos readable. They share one auxiliary picture, or one block of EXIF, between the photo and its
/// tone map: a reference with several targets, which libheif before 1.18 takes for damage ("Too many auxiliary image references"). The
/// copy keeps of each such reference the one to the photo itself, or none. Pixels and metadata stay where they are.
/// </summary>
internal static class HeifHeader
{
    // The header of a photo with every extra is about 10 KB; more than this is no photo.
    private const int MaxLength = 4 << 20;

    /// <summary>
    /// A box <c>meta</c> to take the place of the one at <paramref name="offset"/>, or null when that can be read as it is. It is put at
    /// the file's end, because the old one must stay as long as it was: everything behind is found by offsets from the file's beginning.
    /// </summary>
    internal static byte[]? Rewrite(ReadOnlySpan<byte> file, out int offset)
    {
        offset = 0;
        if (!IsoBox.TryFind(file, "meta"u8, out offset, out int length) || length is < 12 or > MaxLength) return null;
        ReadOnlySpan<byte> meta = file.Slice(offset, length);
        int inner = meta.Length - (IsoBox.HeaderLength(meta) + 4); // a full box: version and flags come first
        if (inner < 0) return null;
        ReadOnlySpan<byte> boxes = meta[^inner..];
        if (!IsoBox.TryFind(boxes, "iref"u8, out int at, out int referencesLength)) return null;

        uint primary = IsoBox.TryFind(boxes, "pitm"u8, out int item, out int itemLength) ? Primary(boxes.Slice(item, itemLength)) : 0;
        byte[]? references = References(boxes.Slice(at, referencesLength), primary);
        if (references is null) return null;

        byte[] rewritten = [.. meta[..(meta.Length - inner + at)], .. references, .. boxes[(at + referencesLength)..]];
        WriteLength(rewritten, meta);
        return rewritten;
    }

    // Version, flags; then boxes of from, count, to…, with ids of two bytes or, in version 1, of four.
    private static byte[]? References(ReadOnlySpan<byte> box, uint primary)
    {
        int start = IsoBox.HeaderLength(box) + 4;
        if (box.Length < start) return null;
        int idLength = box[start - 4] == 0 ? 2 : 4;
        var kept = new List<byte>(box.Length);
        kept.AddRange(box[..start]);
        bool changed = false;
        for (int at = start; at < box.Length;)
        {
            if (!IsoBox.TryRead(box[at..], out int header, out int length) || length < header + idLength + 2) return null;
            ReadOnlySpan<byte> reference = box.Slice(at, length);
            at += length;
            int targets = BinaryPrimitives.ReadUInt16BigEndian(reference[(header + idLength)..]);
            bool shared = targets > 1 && (reference[4..].StartsWith("auxl"u8) || reference[4..].StartsWith("cdsc"u8));
            if (!shared)
            {
                kept.AddRange(reference);
                continue;
            }

            changed = true;
            if (!Names(reference[(header + idLength + 2)..], idLength, targets, primary)) continue;
            int begin = kept.Count;
            kept.AddRange(reference[..(header + idLength + 2 + idLength)]);
            Span<byte> one = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept)[begin..];
            WriteLength(one, reference);
            BinaryPrimitives.WriteUInt16BigEndian(one[(header + idLength)..], 1);
            WriteId(one[^idLength..], primary);
        }

        if (!changed) return null;
        byte[] result = [.. kept];
        WriteLength(result, box);
        return result;
    }

    private static bool Names(ReadOnlySpan<byte> ids, int idLength, int count, uint id)
    {
        for (int i = 0; i < count && (i + 1) * idLength <= ids.Length; i++)
        {
            if (ReadId(ids[(i * idLength)..], idLength) == id) return true;
        }

        return false;
    }

    private static uint Primary(ReadOnlySpan<byte> box)
    {
        int start = IsoBox.HeaderLength(box) + 4;
        int idLength = box.Length > start - 4 && box[start - 4] == 0 ? 2 : 4;
        return box.Length < start + idLength ? 0 : ReadId(box[start..], idLength);
    }

    private static uint ReadId(ReadOnlySpan<byte> at, int length) =>
        length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    private static void WriteId(Span<byte> at, uint id)
    {
        if (at.Length == 2) BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)id);
        else BinaryPrimitives.WriteUInt32BigEndian(at, id);
    }

    // The copy says its length the way its model does: in four bytes or, after a one, in eight.
    private static void WriteLength(Span<byte> box, ReadOnlySpan<byte> model)
    {
        if (IsoBox.HeaderLength(model) == 16) BinaryPrimitives.WriteInt64BigEndian(box[8..], box.Length);
        else BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
    }
}
