using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Web.Tests.Pictures;

/// <summary>What a camera writes into a photo, as the APP1 segment of a JPEG.</summary>
internal static class Exif
{
    public const string Camera = "Lumen One";

    public static byte[] Segment(DateTime takenAt)
    {
        var date = takenAt.ToString("yyyy':'MM':'dd HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture);
        var tiff = new Tiff();
        var gear = tiff.Folder([(0x829A, tiff.Fraction(1, 250)), (0x829D, tiff.Fraction(28, 10)), (0x8827, Tiff.Number(200)), (0x9003, tiff.Text(date)), (0x9011, tiff.Text("+01:00")), (0x920A, tiff.Fraction(35, 1))]);
        var place = tiff.Folder([(1, tiff.Text("N")), (2, tiff.Fractions((60, 1), (23, 1), (3420, 100))), (3, tiff.Text("E")), (4, tiff.Fractions((5, 1), (19, 1), (2760, 100)))]);
        tiff.Root = tiff.Folder([(0x010F, tiff.Text("Lumen")), (0x0110, tiff.Text(Camera)), (0x8769, Tiff.Pointer(gear)), (0x8825, Tiff.Pointer(place))]);
        byte[] body = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        return [0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
    }

    /// <summary>A little-endian TIFF that grows from the front: data first, the folders that point at it after.</summary>
    private sealed class Tiff
    {
        private readonly List<byte> _bytes = [(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0];

        public int Root { get; set; }

        public static byte[] Number(ushort value) => [3, 0, 1, 0, 0, 0, (byte)value, (byte)(value >> 8), 0, 0];

        public static byte[] Pointer(int offset) => [4, 0, 1, 0, 0, 0, .. Bytes(offset)];

        public byte[] Text(string text)
        {
            byte[] value = [.. Encoding.ASCII.GetBytes(text), 0];
            return value.Length <= 4 ? [2, 0, .. Bytes(value.Length), .. value, .. new byte[4 - value.Length]] : [2, 0, .. Bytes(value.Length), .. Bytes(Put(value))];
        }

        public byte[] Fraction(int over, int under) => Fractions((over, under));

        public byte[] Fractions(params (int Over, int Under)[] values) =>
            [5, 0, .. Bytes(values.Length), .. Bytes(Put([.. values.SelectMany(value => (byte[])[.. Bytes(value.Over), .. Bytes(value.Under)])]))];

        public int Folder((int Tag, byte[] Entry)[] entries) =>
            Put([(byte)entries.Length, 0, .. entries.SelectMany(entry => (byte[])[(byte)entry.Tag, (byte)(entry.Tag >> 8), .. entry.Entry]), 0, 0, 0, 0]);

        public byte[] ToArray()
        {
            byte[] all = [.. _bytes];
            BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(4), Root);
            return all;
        }

        private static byte[] Bytes(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

        private int Put(byte[] value)
        {
            var at = _bytes.Count;
            _bytes.AddRange(value);
            if (_bytes.Count % 2 == 1) _bytes.Add(0);
            return at;
        }
    }
}
