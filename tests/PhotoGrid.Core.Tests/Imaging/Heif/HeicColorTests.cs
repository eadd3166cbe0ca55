using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging.Heif;

/// <summary>A phone's Display P3 becomes sRGB: pixels as libheif decodes them, converted by arithmetic, against the rendition at full size.</summary>
public class HeicColorTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private const string Photo = "metadata-extractor-images/heic/IMG_2927.HEIC";

    // Linear P3 to linear sRGB; both have the same white and the same curve.
    private static readonly double[][] ToSrgb = [[1.2249, -0.2247, 0], [-0.0420, 1.0419, 0], [-0.0197, -0.0786, 1.0979]];

    [ImagingTheory(corpus: true, decoder: Decoder.Heif)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_flat_spot_of_a_photo_has_the_colour_that_arithmetic_says(bool byNumber)
    {
        byte[] photo = File.ReadAllBytes(Corpus.PathOf(Photo));
        if (byNumber) NameByNumber(photo);
        (int width, int height, byte[] raw) = HeifPixels.Decode(photo);

        var outcome = await fixture.Pool.MakeRenditionAsync(TestImages.Input(photo), new RenditionSpec(4096, RenditionFormat.Jpeg), default);
        var shown = TestImages.Decode(outcome.Value!.Content);

        Assert.Equal((width, height), (shown.Width, shown.Height));
        int spots = 0, telling = 0;
        for (int y = 8; y < height - 8; y += 16)
        {
            for (int x = 8; x < width - 8; x += 16)
            {
                if (!IsFlat(raw, width, x, y)) continue;
                ReadOnlySpan<byte> color = raw.AsSpan(((y * width) + x) * 3, 3);
                byte[] expected = Convert(color);
                spots++;
                if (Differ(expected, color) > 8) telling++;
                Assert.True(Differ(expected, shown.Samples.AsSpan(((y * width) + x) * 3, 3)) <= 7, $"at {x}, {y}");
            }
        }

        // Unconverted, as many would be wrong by more than is let pass here.
        Assert.InRange(telling, 500, spots);
    }

    // Instead of the profile the number of its primaries, in the same box: P3, the sRGB curve, the matrix and range that phones use.
    private static void NameByNumber(byte[] photo)
    {
        int box = photo.AsSpan().IndexOf("colrprof"u8);
        byte[] numbers = [.. "colrnclx"u8, 0, 12, 0, 13, 0, 6, 0x80];
        numbers.CopyTo(photo, box);
    }

    private static bool IsFlat(byte[] samples, int width, int x, int y)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            (int least, int most) = (255, 0);
            for (int dy = -8; dy <= 8; dy += 2)
            {
                for (int dx = -8; dx <= 8; dx += 2)
                {
                    byte value = samples[((((y + dy) * width) + x + dx) * 3) + channel];
                    (least, most) = (Math.Min(least, value), Math.Max(most, value));
                }
            }

            if (most - least > 6) return false;
        }

        return true;
    }

    private static byte[] Convert(ReadOnlySpan<byte> color)
    {
        double[] linear = [Linear(color[0]), Linear(color[1]), Linear(color[2])];
        return [.. ToSrgb.Select(row => Encode((row[0] * linear[0]) + (row[1] * linear[1]) + (row[2] * linear[2])))];
    }

    private static double Linear(byte value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);

    private static byte Encode(double linear) =>
        (byte)Math.Round(255 * Math.Clamp(linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055, 0, 1));

    private static int Differ(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Math.Max(Math.Abs(one[0] - other[0]), Math.Max(Math.Abs(one[1] - other[1]), Math.Abs(one[2] - other[2])));
}
