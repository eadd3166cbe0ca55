namespace PhotoGrid.Web.Tests.Pictures;

/// <summary>A small baseline JPEG encoder (ITU T.81, 4:4:4, the tables of its annex K), so that no photograph has to lie in the repository.</summary>
internal static class Jpeg
{
    private static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private static readonly byte[] Quantizers =
    [
        4, 3, 3, 4, 5, 8, 10, 12, 3, 3, 3, 4, 5, 12, 12, 11, 3, 3, 4, 5, 8, 12, 14, 11, 3, 4, 5, 6, 10, 17, 16, 12,
        4, 5, 8, 11, 13, 21, 21, 15, 5, 7, 11, 13, 16, 21, 23, 18, 10, 13, 16, 17, 21, 24, 24, 20, 14, 18, 19, 20, 22, 20, 21, 20,
    ];

    private static readonly byte[] DcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] DcValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    private static readonly byte[] AcCounts = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d];

    private static readonly byte[] AcValues = Convert.FromHexString(
        "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A434445464748494A" +
        "535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7" +
        "C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA");

    private static readonly (int Code, int Length)[] DcCodes = Codes(DcCounts, DcValues);
    private static readonly (int Code, int Length)[] AcCodes = Codes(AcCounts, AcValues);
    private static readonly float[] Cosines = [.. Enumerable.Range(0, 64).Select(at => (at / 8 == 0 ? 0.35355339f : 0.5f) * MathF.Cos((((at % 8) * 2) + 1) * (at / 8) * MathF.PI / 16))];

    /// <summary>Encodes <paramref name="rgb"/>, three bytes a pixel; <paramref name="segment"/> (EXIF) goes in front of the picture.</summary>
    public static byte[] Encode(byte[] rgb, int width, int height, byte[] segment)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        file.Write(segment);
        file.Write([0xFF, 0xDB, 0, 67, 0, .. ZigZag.Select(at => Quantizers[at])]);
        file.Write([0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        file.Write([0xFF, 0xC4, 0, (byte)(19 + DcValues.Length), 0x00, .. DcCounts, .. DcValues]);
        file.Write([0xFF, 0xC4, 0, (byte)(19 + AcValues.Length), 0x10, .. AcCounts, .. AcValues]);
        file.Write([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        var bits = new BitWriter(file);
        var previous = new int[3];
        var block = new float[64];
        for (var top = 0; top < height; top += 8)
        {
            for (var left = 0; left < width; left += 8)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    Read(rgb, width, height, left, top, channel, block);
                    previous[channel] = Write(bits, block, previous[channel]);
                }
            }
        }

        bits.Finish();
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void Read(byte[] rgb, int width, int height, int left, int top, int channel, float[] block)
    {
        for (var at = 0; at < 64; at++)
        {
            var pixel = ((Math.Min(height - 1, top + (at / 8)) * width) + Math.Min(width - 1, left + (at % 8))) * 3;
            float r = rgb[pixel], g = rgb[pixel + 1], b = rgb[pixel + 2];
            block[at] = channel switch
            {
                0 => (0.299f * r) + (0.587f * g) + (0.114f * b) - 128,
                1 => (-0.168736f * r) - (0.331264f * g) + (0.5f * b),
                _ => (0.5f * r) - (0.418688f * g) - (0.081312f * b),
            };
        }
    }

    private static int Write(BitWriter bits, float[] block, int previous)
    {
        var rows = new float[64];
        var values = new int[64];
        for (var at = 0; at < 64; at++)
        {
            for (var x = 0; x < 8; x++) rows[at] += block[(at & ~7) + x] * Cosines[((at % 8) * 8) + x];
        }

        for (var at = 0; at < 64; at++)
        {
            var sum = 0f;
            for (var y = 0; y < 8; y++) sum += rows[(y * 8) + (at % 8)] * Cosines[((at / 8) * 8) + y];
            values[at] = (int)MathF.Round(sum / Quantizers[at]);
        }

        bits.Put(values[0] - previous, DcCodes, 0);
        var zeros = 0;
        for (var at = 1; at < 64; at++)
        {
            var value = values[ZigZag[at]];
            if (value == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16) bits.Put(AcCodes[0xF0]);
            bits.Put(value, AcCodes, zeros);
            zeros = 0;
        }

        if (zeros > 0) bits.Put(AcCodes[0]);
        return values[0];
    }

    private static (int Code, int Length)[] Codes(byte[] counts, byte[] values)
    {
        var codes = new (int Code, int Length)[256];
        var code = 0;
        var next = 0;
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++) codes[values[next++]] = (code++, length);
        }

        return codes;
    }

    private sealed class BitWriter(Stream file)
    {
        private int _held;
        private int _count;

        /// <summary>A coefficient: the code of its run of zeros and its size, then its bits.</summary>
        public void Put(int value, (int Code, int Length)[] codes, int zeros)
        {
            var size = 32 - int.LeadingZeroCount(Math.Abs(value));
            Put(codes[(zeros << 4) | size]);
            Put((value < 0 ? value - 1 : value, size));
        }

        public void Put((int Code, int Length) bits)
        {
            for (var bit = bits.Length - 1; bit >= 0; bit--)
            {
                _held = (_held << 1) | ((bits.Code >> bit) & 1);
                if (++_count < 8) continue;
                file.WriteByte((byte)_held);
                if ((byte)_held == 0xFF) file.WriteByte(0);
                _held = _count = 0;
            }
        }

        public void Finish()
        {
            while (_count > 0) Put((1, 1));
        }
    }
}
