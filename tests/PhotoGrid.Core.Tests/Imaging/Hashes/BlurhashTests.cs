using PhotoGrid.Imaging.Hashes;

namespace PhotoGrid.Core.Tests.Imaging.Hashes;

public class BlurhashTests
{
    // What the reference encoder (npm blurhash 2.0.5) makes of the same pixels.
    [Theory]
    [InlineData("pattern", 32, 24, "LYHUq{MZmym{wnRrJ8fzWK6znyxU")]
    [InlineData("grey", 32, 24, "L2Eyb[_3fQ_3~qoffQoffQfQfQfQ")]
    [InlineData("dark", 32, 24, "L009jubGfQbGjtfQfQfQfQfQfQfQ")]
    [InlineData("pattern", 17, 32, "LjHBG^Q%eet-W2i+XfaJS9FrW+ak")]
    [InlineData("grey", 17, 32, "L3Eyb[~qfQ~q?boffQoffQfQfQfQ")]
    [InlineData("dark", 17, 32, "L009jufja|fjjtfQfQfQf7fQfQfQ")]
    [InlineData("pattern", 32, 1, "L~E{QG9$rbWG_49$rbWG_49$rbWG")]
    [InlineData("pattern", 1, 1, "L~0036fZfZfZfZfZfZfZfZfZfZfZ")]
    [InlineData("dark", 1, 1, "L00000fQfQfQfQfQfQfQfQfQfQfQ")]
    [InlineData("pattern", 5, 3, "L~3a+oa.a}j~fZfVfQfVa~fPfPa}")]
    [InlineData("dark", 5, 3, "L009juj@Wpj@n*jaa|jae;f7fQf7")]
    public void Equals_the_reference_character_for_character(string kind, int width, int height, string expected)
    {
        var rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int red, int green, int blue) = kind switch
                {
                    "pattern" => (((x * 7) + (y * 13)) % 256, ((x * x) + (3 * y)) % 256, 255 - (x * y % 256)),
                    "grey" => (128, 128, 128),
                    _ => (x % 4, y % 3, 0),
                };
                int at = ((y * width) + x) * 3;
                (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)red, (byte)green, (byte)blue);
            }
        }

        Assert.Equal(expected, Blurhash.Encode(new Pixels(width, height, rgb)));
    }
}
