using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Columns;

public sealed class GeometryTests
{
    private const long DayMs = 86_400_000;

    private static readonly Gen<ColumnRow> _rows =
        from local in Gen.OneOf(
            Gen.Choose(-2_000_000, 2_000_000).Select(minutes => minutes * 60_000L),
            Gen.Choose(20_000, 20_010).Select(day => day * DayMs))
        from number in Gen.Choose(1, int.MaxValue)
        from look in Gen.Choose(0, 0xFFFFFF)
        from renditions in Gen.Frequency((9, Gen.Constant(1)), (1, Gen.Choose(0, int.MaxValue)))
        from stack in Gen.Choose(-20, 20)
        let place = stack > 1 ? PhotoFlags.Stacked : stack == 1 ? PhotoFlags.Behind : PhotoFlags.None
        select new ColumnRow(Guid.NewGuid(), local, local, number, renditions, 0, 0, 0, 0, (byte)look, (byte)(look >> 8), (PhotoFlags)(look >> 16) | place,
            Stack: (ushort)(stack > 1 ? stack : 0));

    [Fact]
    public void What_is_decoded_is_what_was_encoded()
    {
        Prop.ForAll(_rows.ArrayOf().ToArbitrary(), rows =>
        {
            var columns = Snapshot(rows, change: rows.Length * 1000L);
            var shown = rows.Where(row => (row.Flags & PhotoFlags.OffTimeline) == 0)
                .OrderByDescending(row => row.TakenLocal).ThenByDescending(row => row.Number).ToList();

            var decoded = GeometryDecoder.Read(columns.Geometry.EncodePlain());

            Assert.Equal(rows.Length * 1000L, decoded.Change);
            Assert.Equal(shown.Select(See).ToList(), decoded.Photos);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Both_compressions_unpack_to_the_same_bytes()
    {
        var columns = Snapshot(Synthetic(5000));
        var plain = columns.Geometry.EncodePlain();

        Assert.Equal(plain, Unpack(new BrotliStream(new MemoryStream(columns.Geometry.Brotli), CompressionMode.Decompress)));
        Assert.Equal(plain, Unpack(new GZipStream(new MemoryStream(columns.Geometry.Gzip), CompressionMode.Decompress)));
    }

    [Fact]
    public void The_first_screen_is_the_head_of_the_whole()
    {
        var columns = Snapshot(Synthetic(5000));

        var whole = GeometryDecoder.Read(columns.EncodeGeometry(int.MaxValue));
        var first = GeometryDecoder.Read(columns.EncodeGeometry(120));

        Assert.Equal(whole.Photos.Take(120), first.Photos);
        Assert.Equal(whole.Change, first.Change);
    }

    [Fact]
    public void A_hundred_thousand_photos_fit_in_two_hundred_kilobytes()
    {
        var geometry = Snapshot(Synthetic(100_000)).Geometry;

        Assert.InRange(geometry.Brotli.Length, 1, 200_000);
        Assert.InRange(geometry.Gzip.Length, 1, 200_000);
    }

    [Theory]
    [InlineData(0, 0, 128)]
    [InlineData(4000, 4000, 128)]
    [InlineData(4000, 2000, 160)]
    [InlineData(2000, 4000, 96)]
    [InlineData(100_000, 1, 255)]
    [InlineData(1, 100_000, 0)]
    public void Shapes_are_logarithmic(int width, int height, int expected) => Assert.Equal(expected, Quantize.Ratio(width, height));

    [Theory]
    [InlineData(0x000000, 0x00)]
    [InlineData(0xFFFFFF, 0xF0)]
    [InlineData(0x808080, 0x80)]
    public void Greys_stay_nearly_grey_and_as_bright_as_they_were(int rgb, int brightness)
    {
        var color = Quantize.Color(rgb);

        Assert.Equal(brightness, color & 0xF0);
        Assert.All([(color >> 2) & 3, color & 3], step => Assert.InRange(step, 1, 2));
    }

    [Fact]
    public void A_colour_comes_back_within_its_coarse_steps()
    {
        Prop.ForAll(Gen.Choose(0, 0xFFFFFF).ToArbitrary(), rgb =>
        {
            double red = (rgb >> 16) & 255, green = (rgb >> 8) & 255, blue = rgb & 255;
            var luma = (0.299 * red) + (0.587 * green) + (0.114 * blue);
            var color = Quantize.Color(rgb);

            Assert.InRange(Math.Abs(((color >> 4) * 17) - luma), 0, 8.5);
            Assert.InRange(Math.Abs((((color >> 2) & 3) * 24) - 36 - Math.Clamp((blue - luma) * 0.564, -36, 36)), 0, 12.001);
            Assert.InRange(Math.Abs(((color & 3) * 24) - 36 - Math.Clamp((red - luma) * 0.713, -36, 36)), 0, 12.001);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>A library as cameras fill one: days of a few to a hundred photos, numbers mostly rising with time, a late import, real shapes.</summary>
    internal static ColumnRow[] Synthetic(int count)
    {
        var random = new Random(7);
        var rows = new ColumnRow[count];
        double[] ratios = [4 / 3.0, 4 / 3.0, 4 / 3.0, 3 / 4.0, 3 / 4.0, 3 / 2.0, 2 / 3.0, 16 / 9.0, 9 / 16.0, 1];
        long local = 1_100_000_000_000;
        for (var i = 0; i < count; i++)
        {
            local += random.Next(20) == 0 ? random.NextInt64(4 * DayMs) : random.NextInt64(300_000);
            var number = random.Next(50) == 0 ? i + count + 1 : i + 1;
            var ratio = random.Next(10) == 0 ? 0.4 + (random.NextDouble() * 2) : ratios[random.Next(ratios.Length)];
            var grey = 40 + random.Next(170);
            var rgb = (Math.Clamp(grey + random.Next(-40, 60), 0, 255) << 16) | (grey << 8) | Math.Clamp(grey + random.Next(-60, 40), 0, 255);
            var flags = (random.Next(40) == 0 ? PhotoFlags.Favorite : 0) | (random.Next(15) == 0 ? PhotoFlags.Video : 0) | (random.Next(8) == 0 ? PhotoFlags.Motion : 0);
            rows[i] = new ColumnRow(Guid.NewGuid(), local, local, number, random.Next(30) == 0 ? 2 : 1, 0, 0, 0, 0,
                Quantize.Ratio((long)(ratio * 3000), 3000), Quantize.Color(rgb), flags);
        }

        return rows;
    }

    private static LibraryColumns Snapshot(ColumnRow[] rows, long change = 7) =>
        new(UserId.New(TimeProvider.System), change, ColumnChunks.Pack(rows), new ColumnNames());

    private static SeenPhoto See(ColumnRow row) => new(
        row.Number, (long)Math.Floor(row.TakenLocal / (double)DayMs), row.Ratio, row.Color, (byte)((byte)(row.Flags & PhotoFlags.Wire) | (row.Stack > 0 ? 64 : 0)), row.Renditions,
        Stack: row.Stack);

    private static byte[] Unpack(Stream packed)
    {
        var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
