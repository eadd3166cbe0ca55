using PhotoGrid.Web.Tests.Pictures;

namespace PhotoGrid.Web.Tests;

/// <summary>A timeline of any size as the server would send it (docs/api/geometry.md), for a page to be looked at with more photos than a test can upload.</summary>
internal static class Geometry
{
    /// <summary>A small picture, in place of every thumbnail.</summary>
    public static byte[] Thumbnail { get; } = Jpeg.Encode(Landscape.Paint(3, 32, 24), 32, 24, Exif.Segment(new DateTime(2026, 11, 21, 17, 20, 0, DateTimeKind.Unspecified)));

    /// <summary>The newest photo has the number <paramref name="count"/>, the oldest number 1; some twenty a day.</summary>
    public static byte[] Of(int count)
    {
        var random = new Random(count);
        var days = new List<(int Gap, int Photos)>();
        for (var left = count; left > 0;)
        {
            var photos = Math.Min(left, 1 + random.Next(random.Next(8) == 0 ? 90 : 24));
            days.Add((1 + random.Next(count > 500_000 ? 1 : 3), photos));
            left -= photos;
        }

        var bytes = new MemoryStream();
        bytes.Write("PGG3"u8);
        Varint(9_999_999);
        Varint(count);
        Varint(days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            Varint(i == 0 ? 20_778 * 2 : days[i].Gap); // the first one is 2026-11-21, zigzag
            Varint(days[i].Photos);
        }

        for (var i = 0; i < count; i++) Varint(i == 0 ? count * 2L : 1); // each is one less than the one before
        for (var i = 0; i < count; i++) bytes.WriteByte((byte)(random.Next(4) == 0 ? 112 : 141)); // 3:4 and 4:3
        for (var i = 0; i < count; i++) bytes.WriteByte((byte)random.Next(256));
        for (var i = 0; i < count; i++) bytes.WriteByte(0);
        for (var i = 0; i < count; i++) bytes.WriteByte(1);
        return bytes.ToArray();

        void Varint(long value)
        {
            for (; value >= 0x80; value >>= 7) bytes.WriteByte((byte)(value | 0x80));
            bytes.WriteByte((byte)value);
        }
    }
}
