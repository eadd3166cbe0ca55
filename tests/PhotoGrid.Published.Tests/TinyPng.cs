using System.Buffers.Binary;
using System.IO.Compression;

namespace PhotoGrid.Published.Tests;

/// <summary>Makes PNG files of any size from a seed: other bytes for another seed, noise enough to be as large as wanted.</summary>
internal static class TinyPng
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(Crc)];

    public static byte[] Make(int seed, int width = 96, int height = 64)
    {
        var random = new Random(seed);
        var rows = new byte[height * ((width * 3) + 1)];
        random.NextBytes(rows);
        for (var y = 0; y < height; y++)
        {
            rows[y * ((width * 3) + 1)] = 0; // no filter
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits
        header[9] = 2; // RGB
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compressed(rows));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. type, .. data];
        file.Write(body);
        var crc = uint.MaxValue;
        foreach (var value in body)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    private static uint Crc(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
