using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Resampling;
using PhotoGrid.Vision.Text;

namespace PhotoGrid.Core.Tests.Vision;

/// <summary>Against OpenCV 4.6, whose numbers stand here: twelve samples at equal distances of each result.</summary>
public class ResamplingTests
{
    // OpenCV counts in steps of 1/2048 and 1/32: a sample may be one off.
    private const int Off = 1;

    [Theory]
    [InlineData(17, 23, new[] { 75, 151, 151, 178, 152, 99, 129, 90, 137, 116, 126, 114 })]
    [InlineData(80, 60, new[] { 0, 76, 132, 188, 181, 111, 105, 161, 154, 84, 78, 134 })]
    public void Between_pixels_as_OpenCV_does(int width, int height, int[] expected) => AreNear(expected, Resize.Linear(Noise(), width, height));

    [Theory]
    [InlineData(13, 11, new[] { 115, 117, 129, 125, 138, 117, 123, 125, 141, 119, 115, 125 })]
    [InlineData(20, 10, new[] { 103, 131, 115, 140, 138, 121, 104, 133, 116, 99, 139, 122 })]
    public void Means_of_areas_as_OpenCV_does(int width, int height, int[] expected) => AreNear(expected, Resize.Area(Noise(), width, height));

    [Fact]
    public void A_face_is_laid_straight_as_Umeyama_and_OpenCV_do()
    {
        (double X, double Y)[] eyes = [(10, 12), (25, 10), (18, 18), (13, 25), (24, 24)];
        (double X, double Y)[] standard = [(38.29459953, 51.69630051), (73.53179932, 51.50139999), (56.02519989, 71.73660278), (41.54930115, 92.3655014), (70.72990036, 92.20410156)];

        AffineMap map = AffineMap.Similar(eyes, standard);

        Assert.Equal([2.71598, -0.237201, 11.360704, 0.237201, 2.71598, 19.286716], new[] { map.A, map.B, map.C, map.D, map.E, map.F }.Select(value => Math.Round(value, 6)));
        AreNear([0, 0, 0, 0, 45, 102, 0, 127, 146, 0, 209, 189], Warp.Linear(Smooth(), map.Inverse(), 112, 112), 4);
    }

    [Fact]
    public void A_crooked_line_is_laid_straight_as_OpenCV_does()
    {
        PerspectiveMap map = PerspectiveMap.FromRectangle(28, 12, [(5, 6), (33, 4), (35, 16), (6, 19)]);

        AreNear([30, 31, 31, 32, 32, 33, 33, 33, 34, 34, 35, 35], Warp.Cubic(Smooth(), map, 28, 12));
    }

    [Fact]
    public void The_smallest_turned_rectangle_is_found()
    {
        TextBox box = TextBox.Around([(2, 3), (12, 8), (10, 12), (0, 7), (5, 6)]);

        Assert.Equal((6.0, 7.5), (Math.Round(box.X, 4), Math.Round(box.Y, 4)));
        Assert.Equal([4.4721, 11.1803], new[] { box.Width, box.Height }.Order().Select(side => Math.Round(side, 4)));
    }

    [Fact]
    public void Corners_begin_at_the_top_left_and_go_with_the_clock()
    {
        (double X, double Y)[] corners = new TextBox(50, 20, 40, 10, 1, 0).Corners();

        Assert.Equal([(30, 15), (70, 15), (70, 25), (30, 25)], corners);
    }

    private static Pixels Noise() => new(40, 30, [.. Enumerable.Range(0, 40 * 30 * 3).Select(i => (byte)(i * 37 % 251))]);

    private static Pixels Smooth()
    {
        var rgb = new byte[40 * 30 * 3];
        for (int i = 0; i < 40 * 30; i++)
        {
            (int x, int y) = (i % 40, i / 40);
            (rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2]) = ((byte)(x * 6), (byte)(y * 8), (byte)((x * 3) + (y * 4)));
        }

        return new Pixels(40, 30, rgb);
    }

    private static void AreNear(int[] expected, Pixels got, int off = Off)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(got.Rgb[(int)((long)i * got.Rgb.Length / expected.Length)], expected[i] - off, expected[i] + off);
    }
}
