using System.Numerics;
using PhotoGrid.Imaging.Hashes;

namespace PhotoGrid.Core.Tests.Imaging.Hashes;

public class AppearanceTests
{
    [Fact]
    public void The_perceptual_hash_survives_size_and_light_but_not_another_picture()
    {
        Pixels photo = Waves(150, 100, seed: 1);
        var lighter = new Pixels(photo.Width, photo.Height, [.. photo.Rgb.Select(v => (byte)Math.Min(255, v + 12))]);

        ulong hash = PerceptualHash.Compute(photo);

        Assert.InRange(Distance(hash, PerceptualHash.Compute(photo.Scale(75, 50))), 0, 4);
        Assert.InRange(Distance(hash, PerceptualHash.Compute(lighter)), 0, 4);
        Assert.InRange(Distance(hash, PerceptualHash.Compute(Waves(150, 100, seed: 2))), 16, 48);
        Assert.InRange(Distance(hash, PerceptualHash.Compute(Mirrored(photo))), 16, 48);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_picture_of_one_tone_has_no_hash(int noise)
    {
        var random = new Random(5);
        var rgb = new byte[200 * 150 * 3];
        for (int i = 0; i < rgb.Length; i++) rgb[i] = (byte)(180 + random.Next(noise + 1));

        Assert.Equal(0UL, PerceptualHash.Compute(new Pixels(200, 150, rgb)));
    }

    [Fact]
    public void Dominant_colours_come_with_their_shares()
    {
        // Three quarters red, one quarter blue.
        var rgb = new byte[40 * 40 * 3];
        for (int i = 0; i < 1600; i++) rgb[(i * 3) + (i < 1200 ? 0 : 2)] = 255;

        var colors = Palette.Dominant(new Pixels(40, 40, rgb));

        Assert.Equal([new DominantColor("#ff0000", 0.75), new DominantColor("#0000ff", 0.25)], colors);
        Assert.Equal("#bf0040", Palette.Average(new Pixels(40, 40, rgb)));
    }

    [Fact]
    public void There_are_never_more_than_five_dominant_colours()
    {
        var random = new Random(7);
        var rgb = new byte[32 * 32 * 3];
        random.NextBytes(rgb);

        var colors = Palette.Dominant(new Pixels(32, 32, rgb));

        Assert.Equal(5, colors.Count);
        Assert.True(colors.Sum(c => c.Share) <= 1.001);
    }

    private static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    private static Pixels Mirrored(Pixels photo)
    {
        var rgb = new byte[photo.Rgb.Length];
        for (int y = 0; y < photo.Height; y++)
        {
            for (int x = 0; x < photo.Width; x++)
                photo.Rgb.AsSpan(((y * photo.Width) + x) * 3, 3).CopyTo(rgb.AsSpan(((y * photo.Width) + photo.Width - 1 - x) * 3));
        }

        return photo with { Rgb = rgb };
    }

    // A few waves in all directions: structure at the scale that the hash sees.
    private static Pixels Waves(int width, int height, int seed)
    {
        var random = new Random(seed);
        var waves = Enumerable.Range(0, 8).Select(_ => (X: random.NextDouble() * 5, Y: random.NextDouble() * 5, Phase: random.NextDouble() * 6)).ToArray();
        var rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double sum = waves.Sum(w => Math.Sin((w.X * x / width * Math.PI) + (w.Y * y / height * Math.PI) + w.Phase));
                rgb.AsSpan(((y * width) + x) * 3, 3).Fill((byte)(120 + (sum * 14)));
            }
        }

        return new Pixels(width, height, rgb);
    }
}
