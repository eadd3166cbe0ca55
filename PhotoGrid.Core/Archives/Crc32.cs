using System.Buffers.Binary;

namespace PhotoGrid.Archives;

/// <summary>The checksum of zip files (IEEE 802.3), eight bytes a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] _tables = BuildTables();

    /// <summary>Goes on from the checksum of what came before; 0 at the beginning.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var first = ~crc;
        var rest = bytes;
        var tables = _tables;
        while (rest.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(rest) ^ first;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            first = tables[7][low & 255] ^ tables[6][(low >> 8) & 255] ^ tables[5][(low >> 16) & 255] ^ tables[4][low >> 24]
                ^ tables[3][high & 255] ^ tables[2][(high >> 8) & 255] ^ tables[1][(high >> 16) & 255] ^ tables[0][high >> 24];
            rest = rest[8..];
        }

        foreach (var one in rest)
            first = (first >> 8) ^ tables[0][(first ^ one) & 255];
        return ~first;
    }

    private static uint[][] BuildTables()
    {
        var tables = new uint[8][];
        for (var slice = 0; slice < 8; slice++)
        {
            tables[slice] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                var crc = slice == 0 ? value : tables[slice - 1][value];
                if (slice > 0)
                {
                    tables[slice][value] = (crc >> 8) ^ tables[0][crc & 255];
                    continue;
                }

                for (var bit = 0; bit < 8; bit++)
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
                tables[0][value] = crc;
            }
        }

        return tables;
    }
}
