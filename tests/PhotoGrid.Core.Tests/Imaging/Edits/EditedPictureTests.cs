using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Core.Tests.Imaging.Edits;

/// <summary>What the worker makes of edits, pixel by pixel, beside what docs/api/edits.md says: worked out here once more, without libvips.</summary>
public class EditedPictureTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private const int Width = 480, Height = 300;

    private static readonly byte[] Photo = Paint(Width, Height);

    [ImagingFact]
    public async Task A_crop_has_the_very_pixels()
    {
        Image cut = await EditAsync(new EditPlan { Crop = new CropBox(0.25, 0.5, 0.5, 0.25) });

        Assert.Equal((240, 75), (cut.Width, cut.Height));
        Assert.Equal(0, cut.Difference((x, y) => At(x + 120, y + 150)).Most);
    }

    [ImagingTheory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task Turned_and_mirrored_every_pixel_is_where_it_belongs(int turns, bool mirrored)
    {
        Image turned = await EditAsync(new EditPlan { Turns = turns, Mirrored = mirrored });

        (int width, int height) = turns % 2 == 0 ? (Width, Height) : (Height, Width);
        Assert.Equal((width, height), (turned.Width, turned.Height));
        Assert.Equal(0, turned.Difference((x, y) =>
        {
            if (mirrored) x = width - 1 - x;
            return turns switch { 1 => At(y, Height - 1 - x), 2 => At(Width - 1 - x, Height - 1 - y), 3 => At(Width - 1 - y, x), _ => At(x, y) };
        }).Most);
    }

    [ImagingTheory]
    [InlineData(7.5, 0, 0, 1, 1)]
    [InlineData(-30, 0, 0, 1, 1)]
    [InlineData(3, 0.4, 0.1, 0.5, 0.6)]
    public async Task Straightened_the_middle_stays_and_every_pixel_turns_about_it(double degrees, double x, double y, double width, double height)
    {
        var plan = new EditPlan { Straighten = degrees, Crop = new CropBox(x, y, width, height) };

        Image straight = await EditAsync(plan);

        EditFrame frame = EditFrame.Of(plan, Width, Height);
        Assert.Equal((frame.PixelWidth, frame.PixelHeight), (straight.Width, straight.Height));
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        // The painting is smooth: between its pixels it has the colour of the formula.
        (double mean, int most) = straight.Difference((px, py) =>
        {
            double u = (px + 0.5 - (straight.Width / 2.0)) * frame.Width / straight.Width;
            double v = (py + 0.5 - (straight.Height / 2.0)) * frame.Height / straight.Height;
            return Color(frame.CenterX + (cos * u) + (sin * v) - 0.5, frame.CenterY - (sin * u) + (cos * v) - 0.5);
        });
        Assert.True(mean < 0.6 && most <= 3, $"{mean} {most}");
    }

    [ImagingTheory]
    [InlineData("brightness", 60)]
    [InlineData("brightness", -80)]
    [InlineData("contrast", 70)]
    [InlineData("contrast", -100)]
    [InlineData("highlights", -90)]
    [InlineData("shadows", 100)]
    [InlineData("warmth", 100)]
    [InlineData("warmth", -55)]
    [InlineData("saturation", -100)]
    [InlineData("saturation", 80)]
    [InlineData("vignette", 100)]
    public async Task A_slider_does_what_its_formula_says(string name, double value)
    {
        var plan = new EditPlan { Adjust = EditReading.Sliders[name].Set(Adjustments.None, value) };

        Image edited = await EditAsync(plan);

        (double mean, int most) = edited.Difference((x, y) => Formula.Of(plan, At(x, y), x, y, Width, Height));
        Assert.True(most <= 1 && mean < 0.01, $"{mean} {most}");
        Assert.True(edited.Difference(At).Mean > 1, "The slider did nothing.");
    }

    [ImagingTheory]
    [InlineData("vivid")]
    [InlineData("warm")]
    [InlineData("cool")]
    [InlineData("fade")]
    [InlineData("mono")]
    [InlineData("noir")]
    [InlineData("sepia")]
    public async Task A_filter_is_its_matrix_and_goes_with_the_sliders(string name)
    {
        var plan = new EditPlan { Filter = name, Adjust = new Adjustments { Brightness = 20, Warmth = 15, Saturation = -30, Vignette = 40 } };

        Image edited = await EditAsync(plan);

        (double mean, int most) = edited.Difference((x, y) => Formula.Of(plan, At(x, y), x, y, Width, Height));
        Assert.True(most <= 1 && mean < 0.01, $"{mean} {most}");
    }

    [ImagingFact]
    public async Task Sharpness_makes_edges_steeper_and_leaves_even_parts()
    {
        byte[] halves = new byte[1600 * 40 * 3];
        for (int i = 0; i < halves.Length; i++) halves[i] = (byte)(i / 3 % 1600 < 800 ? 90 : 160);
        var plan = new EditPlan { Adjust = new Adjustments { Sharpness = 100 } };

        Image edited = await EditAsync(Png(halves, 1600, 40, 3), plan);

        // A step of 70 behind a bell one pixel wide.
        double[] bell = [.. Enumerable.Range(-3, 7).Select(i => Math.Exp(-i * i / 2.0))];
        double below = bell.Take(3).Sum() / bell.Sum();
        Assert.Equal((90, 160), (edited.Red(400, 20), edited.Red(1200, 20)));
        Assert.Equal(90 - (70 * below * 1.5), edited.Red(799, 20), 1.0);
        Assert.Equal(160 + (70 * below * 1.5), edited.Red(800, 20), 1.0);
    }

    [ImagingFact]
    public async Task What_is_clear_stays_clear()
    {
        var samples = new byte[64 * 64 * 4];
        for (int i = 0; i < samples.Length; i += 4) (samples[i], samples[i + 1], samples[i + 2], samples[i + 3]) = (200, 120, 40, (byte)(i / 4 % 64 * 4));
        var plan = new EditPlan { Mirrored = true, Filter = "sepia", Adjust = new Adjustments { Brightness = 30, Saturation = 20, Sharpness = 50, Vignette = 60 } };

        Image edited = await EditAsync(Png(samples, 64, 64, 4), plan);

        Assert.Equal(4, edited.Bands);
        for (int x = 0; x < 64; x++) Assert.Equal((63 - x) * 4, edited.Samples[(x * 4) + 3]);
    }

    [ImagingTheory]
    [InlineData("jpegsave_target", "image/jpeg")]
    [InlineData("pngsave_target", "image/png")]
    [InlineData("webpsave_target", "image/jpeg")]
    [InlineData("tiffsave_target", "image/jpeg")]
    [InlineData("heifsave_target", "image/jpeg")]
    public async Task A_download_has_every_pixel_that_the_edit_keeps(string saver, string mimeType)
    {
        byte[] photo = TestImages.Gradient(saver, 2400, 1600);
        var plan = new EditPlan { Crop = new CropBox(0.5, 0, 0.5, 1), Turns = 1, Filter = "mono" };

        var outcome = await fixture.Pool.ExportAsync(TestImages.Input(photo).Edited(plan), ExportKind.Download, default);

        Assert.Null(outcome.Parked);
        Assert.Equal((mimeType, 1600, 1200), (outcome.Value!.MimeType, outcome.Value.Width, outcome.Value.Height));
        Assert.Equal((1600, 1200), TestImages.Decode(outcome.Value.Content) is var image ? (image.Width, image.Height) : default);
    }

    [ImagingFact]
    public async Task Renditions_are_those_of_the_edited_picture_and_small_ones_of_a_crop_have_its_full_size()
    {
        byte[] photo = TestImages.Gradient("jpegsave_target", 3000, 2000);
        var plan = new EditPlan { Crop = new CropBox(0.2, 0.2, 0.3, 0.3), Straighten = 4, Turns = 3 };

        var outcome = await fixture.Pool.MakeEagerAsync(TestImages.Input(photo).Edited(plan), default);

        (int width, int height) = plan.SizeOf(3000, 2000);
        Assert.Null(outcome.Parked);
        Assert.Equal((600, 900), (width, height));
        Assert.Equal((width, height), (outcome.Value!.Set.Width, outcome.Value.Set.Height));
        Assert.Equal([(533, 800), (267, 400), (100, 150)], outcome.Value.Set.Renditions.Select(r => (r.Width, r.Height)));
    }

    [ImagingFact(corpus: true)]
    public async Task The_same_edit_is_the_same_bytes_and_none_is_what_it_was()
    {
        DecodeInput photo = DecodeInput.File(Corpus.PathOf("exif-orientation-examples/Landscape_6.jpg"));
        var plan = new EditPlan { Straighten = -2, Adjust = new Adjustments { Sharpness = 40, Contrast = 20 } };
        RenditionSpec[] specs = [new(800, RenditionFormat.WebP), new(150, RenditionFormat.Jpeg)];
        async Task<byte[][]> MakeAsync(DecodeInput input) => [.. (await fixture.Pool.MakeRenditionsAsync(input, specs, default)).Value!.Renditions.Select(r => r.Content)];

        (byte[][] before, byte[][] edited, byte[][] again, byte[][] after) = (await MakeAsync(photo), await MakeAsync(photo.Edited(plan)), await MakeAsync(photo.Edited(plan)), await MakeAsync(photo));

        Assert.Equal(edited, again);
        Assert.Equal(before, after);
        Assert.NotEqual(before, edited);
    }

    private Task<Image> EditAsync(EditPlan plan) => EditAsync(Png(Photo, Width, Height, 3), plan);

    private async Task<Image> EditAsync(byte[] photo, EditPlan plan)
    {
        var outcome = await fixture.Pool.ExportAsync(TestImages.Input(photo).Edited(plan), ExportKind.Download, default);
        Assert.Null(outcome.Parked);
        (int width, int height, int bands, byte[] samples) = TestImages.Decode(outcome.Value!.Content);
        return new Image(width, height, bands, samples);
    }

    private static byte[] Paint(int width, int height)
    {
        var samples = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) Color(i % width, i / width).CopyTo(samples, i * 3);
        return samples;
    }

    private static byte[] Color(double x, double y) =>
    [
        (byte)Math.Round(127.5 + (127 * Math.Sin(x / 23))), (byte)Math.Round(127.5 + (127 * Math.Cos(y / 19))), (byte)Math.Round(127.5 + (127 * Math.Sin((x + y) / 41))),
    ];

    private static byte[] At(int x, int y) => Photo[(((y * Width) + x) * 3)..(((y * Width) + x) * 3 + 3)];

    private static byte[] Png(byte[] samples, int width, int height, int bands)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        using VipsImage raw = VipsImage.FromSamples(samples, width, height, bands);
        using VipsImage named = raw.Call("copy").Set("interpretation", "srgb").BuildImage();
        return TestImages.Save(named, "pngsave_target");
    }

    private sealed record Image(int Width, int Height, int Bands, byte[] Samples)
    {
        internal double Red(int x, int y) => Samples[((y * Width) + x) * Bands];

        internal (double Mean, int Most) Difference(Func<int, int, byte[]> expected)
        {
            (long sum, int most) = (0, 0);
            for (int i = 0; i < Width * Height; i++)
            {
                byte[] color = expected(i % Width, i / Width);
                for (int channel = 0; channel < 3; channel++)
                {
                    int off = Math.Abs(color[channel] - Samples[(i * Bands) + channel]);
                    (sum, most) = (sum + off, Math.Max(most, off));
                }
            }

            return ((double)sum / (Width * Height * 3), most);
        }
    }
}
