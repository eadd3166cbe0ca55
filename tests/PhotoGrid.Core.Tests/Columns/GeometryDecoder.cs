namespace PhotoGrid.Core.Tests.Columns;

/// <summary>A photo as a client reads it from the geometry.</summary>
internal readonly record struct SeenPhoto(long Number, long Day, byte Ratio, byte Color, byte Flags, long Renditions, long Seconds = 0, long Stack = 0);

/// <summary>Reads the timeline geometry by the letter of docs/api/geometry.md, sharing nothing with the encoder.</summary>
internal sealed class GeometryDecoder(byte[] bytes)
{
    private int _at;

    public long Change { get; private set; }

    public List<SeenPhoto> Photos { get; } = [];

    public static GeometryDecoder Read(byte[] bytes)
    {
        var decoder = new GeometryDecoder(bytes);
        decoder.Read();
        return decoder;
    }

    private void Read()
    {
        Assert.Equal("PGG3"u8.ToArray(), bytes[..4]);
        _at = 4;
        Change = (long)Varint();
        var count = (int)Varint();
        var days = new List<long>();
        var dayTable = (int)Varint();
        long day = 0;
        for (var i = 0; i < dayTable; i++)
        {
            if (i == 0)
            {
                day = ZigZag();
            }
            else
            {
                var step = (long)Varint();
                Assert.True(step >= 1, "a day appears once");
                day -= step;
            }

            days.AddRange(Enumerable.Repeat(day, (int)Varint()));
        }

        Assert.Equal(count, days.Count);
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = ZigZag() + (i == 0 ? 0 : numbers[i - 1]);
        var (ratios, colors, flags) = (Take(count), Take(count), Take(count));
        for (var i = 0; i < count; i++)
            Photos.Add(new SeenPhoto(numbers[i], days[i], ratios[i], colors[i], flags[i], (long)Varint()));
        for (var i = 0; i < count; i++)
        {
            if ((flags[i] & 2) != 0)
                Photos[i] = Photos[i] with { Seconds = (long)Varint() };
        }

        for (var i = 0; i < count; i++)
        {
            if ((flags[i] & 64) != 0)
                Photos[i] = Photos[i] with { Stack = (long)Varint() };
        }

        Assert.Equal(bytes.Length, _at);
    }

    private byte[] Take(int count)
    {
        _at += count;
        return bytes[(_at - count).._at];
    }

    private long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
