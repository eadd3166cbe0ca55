using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Formats;

/// <summary>
/// Tells a TIFF from the RAW formats that are TIFFs within, by the tags of its first directory, which lies at the front of every RAW seen.
/// </summary>
internal readonly ref struct TiffSniffer
{
    private const int NewSubfileType = 0xFE;
    private const int Photometric = 0x106;
    private const int Make = 0x10F;
    private const int SubDirectories = 0x14A;
    private const int DngVersion = 0xC612;

    private const int ColorFilterArray = 32803;
    private const int LinearRaw = 34892;

    private readonly ReadOnlySpan<byte> _head;
    private readonly bool _little;

    private TiffSniffer(ReadOnlySpan<byte> head)
    {
        _head = head;
        _little = head[0] == 'I';
    }

    /// <summary>The kind of a file that begins with II or MM and has at least eight bytes.</summary>
    internal static MediaType? Sniff(ReadOnlySpan<byte> head)
    {
        var tiff = new TiffSniffer(head);
        return tiff.Short(2) switch
        {
            0x4F52 or 0x5352 => MediaType.Orf,
            0x0055 => MediaType.Rw2,
            0x001A when head.Length >= 14 && head[6..].StartsWith("HEAPCCDR"u8) => MediaType.Raw, // CRW
            42 when head.Length >= 10 && head[8..].StartsWith("CR"u8) => MediaType.Cr2,
            42 => tiff.FromDirectory(),
            43 => MediaType.Tiff, // BigTIFF
            _ => null,
        };
    }

    private MediaType FromDirectory()
    {
        if (Find(DngVersion) is not null) return MediaType.Dng;
        // A picture comes first in a TIFF; in a RAW it is a small one, and what the sensor saw hangs below.
        bool small = Find(NewSubfileType) is { } kind && (kind & 1) == 1 && Find(SubDirectories) is not null;
        if (!small && Find(Photometric) is not (ColorFilterArray or LinearRaw)) return MediaType.Tiff;
        ReadOnlySpan<byte> make = Find(Make) is { } at && at < _head.Length ? _head[(int)at..] : [];
        return make.StartsWith("NIKON"u8) ? MediaType.Nef : make.StartsWith("SONY"u8) ? MediaType.Arw : MediaType.Raw;
    }

    // The value of a tag, or where its value is; null when the directory does not have it or lies beyond the head.
    private uint? Find(int tag)
    {
        uint first = Long(4);
        if (first > _head.Length - 2) return null;
        int entries = Short((int)first);
        for (int at = (int)first + 2; entries > 0 && at + 12 <= _head.Length; entries--, at += 12)
        {
            if (Short(at) == tag) return Short(at + 2) == 3 ? Short(at + 8) : Long(at + 8);
        }

        return null;
    }

    private ushort Short(int at) => _little
        ? BinaryPrimitives.ReadUInt16LittleEndian(_head[at..])
        : BinaryPrimitives.ReadUInt16BigEndian(_head[at..]);

    private uint Long(int at) => _little
        ? BinaryPrimitives.ReadUInt32LittleEndian(_head[at..])
        : BinaryPrimitives.ReadUInt32BigEndian(_head[at..]);
}
