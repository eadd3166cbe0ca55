using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Server.Tests;

/// <summary>Writes EXIF as cameras do, for tests: big-endian, with Apple's maker note where one is asked for.</summary>
internal sealed class TestExif
{
    public string Make { get; init; } = "Apple";

    public string Model { get; init; } = "iPhone 13";

    /// <summary>2024:05:06 07:08:09</summary>
    public string? TakenAt { get; init; }

    public string? Offset { get; init; }

    /// <summary>The digits after the second.</summary>
    public string? Fraction { get; init; }

    public string? ContentId { get; init; }

    public string? BurstId { get; init; }

    /// <summary>Puts it, and XMP where given, into a JPEG behind its first marker.</summary>
    public byte[] Into(byte[] jpeg, string? xmp = null)
    {
        byte[] exif = Segment([.. "Exif\0\0"u8, .. Tiff()]);
        byte[] packet = xmp is null ? [] : Segment([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(xmp)]);
        return [.. jpeg[..2], .. exif, .. packet, .. jpeg[2..]];
    }

    private static byte[] Segment(byte[] content) => [0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private byte[] Tiff()
    {
        const int Ifd0At = 8;
        var ifd0 = new List<(ushort, ushort, byte[])> { (0x010F, 2, Text(Make)), (0x0110, 2, Text(Model)), (0x8769, 4, [0, 0, 0, 0]) };
        var subAt = Ifd0At + Ifd(ifd0, Ifd0At).Length;
        ifd0[2] = (0x8769, 4, Number(subAt));

        var sub = new List<(ushort, ushort, byte[])>();
        void Add(ushort tag, string? text)
        {
            if (text is not null)
                sub.Add((tag, 2, Text(text)));
        }

        Add(0x9003, TakenAt);
        Add(0x9011, Offset);
        if (ContentId is not null || BurstId is not null)
            sub.Add((0x927C, 7, AppleNote()));
        Add(0x9291, Fraction);
        return [.. "MM\0*"u8, .. Number(Ifd0At), .. Ifd(ifd0, Ifd0At), .. Ifd(sub, subAt)];
    }

    private byte[] AppleNote()
    {
        var tags = new List<(ushort, ushort, byte[])>();
        if (BurstId is not null)
            tags.Add((0x000B, 2, Text(BurstId)));
        if (ContentId is not null)
            tags.Add((0x0011, 2, Text(ContentId)));
        return [.. "Apple iOS\0\0\u0001MM"u8, .. Ifd(tags, 14)];
    }

    private static byte[] Ifd(List<(ushort Tag, ushort Type, byte[] Value)> entries, int at)
    {
        var data = new List<byte>();
        var table = new List<byte> { (byte)(entries.Count >> 8), (byte)entries.Count };
        var dataAt = at + 2 + (entries.Count * 12) + 4;
        foreach (var (tag, type, value) in entries)
        {
            var count = type == 4 ? value.Length / 4 : value.Length;
            table.AddRange([(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Number(count)]);
            if (value.Length <= 4)
            {
                table.AddRange([.. value, .. new byte[4 - value.Length]]);
                continue;
            }

            table.AddRange(Number(dataAt + data.Count));
            data.AddRange([.. value, .. new byte[value.Length & 1]]);
        }

        return [.. table, 0, 0, 0, 0, .. data];
    }

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
