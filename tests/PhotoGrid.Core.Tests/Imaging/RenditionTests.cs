using System.Numerics;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging;

public class RenditionTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private DecodePool Pool => fixture.Pool;

    [ImagingTheory(corpus: true)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Every_orientation_comes_out_upright(int orientation)
    {
        EagerRenditions upright = await EagerAsync("exif-orientation-examples/Landscape_1.jpg");

        EagerRenditions turned = await EagerAsync($"exif-orientation-examples/Landscape_{orientation}.jpg");

        Assert.Equal((1800, 1200), (turned.Set.Width, turned.Set.Height));
        Assert.Equal(upright.Set.Renditions.Select(r => (r.Width, r.Height)), turned.Set.Renditions.Select(r => (r.Width, r.Height)));
        // A mirrored or turned picture differs in about half of the bits.
        Assert.InRange(BitOperations.PopCount(upright.Appearance.PerceptualHash ^ turned.Appearance.PerceptualHash), 0, 6);
    }

    [ImagingTheory]
    [InlineData("jpegsave_target", "image/jpeg")]
    [InlineData("pngsave_target", "image/png")]
    [InlineData("webpsave_target", "image/webp")]
    [InlineData("heifsave_target", "image/avif")]
    [InlineData("tiffsave_target", "image/tiff")]
    [InlineData("gifsave_target", "image/gif")]
    public async Task Every_accepted_format_becomes_three_sizes(string saver, string mimeType)
    {
        byte[] photo = TestImages.Gradient(saver, 1200, 900);

        EagerRenditions eager = Value(await Pool.MakeEagerAsync(TestImages.Input(photo), default));

        Assert.Equal((mimeType, 1200, 900), (eager.Set.MimeType, eager.Set.Width, eager.Set.Height));
        Assert.Equal([(800, 600), (400, 300), (150, 113)], eager.Set.Renditions.Select(r => (r.Width, r.Height)));
        Assert.All(eager.Set.Renditions, r => Assert.Equal(MediaType.WebP, MediaType.Sniff(r.Content)));
        Assert.Matches("^#[0-9a-f]{6}$", eager.Appearance.Color);
        Assert.Equal(28, eager.Appearance.Blurhash.Length);
        Assert.InRange(eager.Appearance.DominantColors.Count, 1, 5);
    }

    [ImagingTheory]
    [InlineData(RenditionFormat.WebP, "image/webp")]
    [InlineData(RenditionFormat.Avif, "image/avif")]
    [InlineData(RenditionFormat.Jpeg, "image/jpeg")]
    public async Task Any_size_in_any_format_can_be_asked_for(RenditionFormat format, string mimeType)
    {
        byte[] photo = TestImages.Gradient("pngsave_target", 600, 300);

        Rendition rendition = Value(await Pool.MakeRenditionAsync(TestImages.Input(photo), new RenditionSpec(123, format), default));

        Assert.Equal(mimeType, MediaType.Sniff(rendition.Content)!.MimeType);
        Assert.Equal((123, 62), (rendition.Width, rendition.Height));
        Assert.Equal((123, 62, 3), TestImages.Decode(rendition.Content) is var d ? (d.Width, d.Height, d.Bands) : default);
    }

    [ImagingFact]
    public async Task The_backlog_comes_from_one_decoding_in_the_order_asked_for()
    {
        byte[] photo = TestImages.Gradient("jpegsave_target", 2400, 1600);

        RenditionSet set = Value(await Pool.MakeRenditionsAsync(TestImages.Input(photo), RenditionSpec.Backlog, default));

        Assert.Equal(RenditionSpec.Backlog, set.Renditions.Select(r => r.Spec));
        Assert.Equal([1920, 1920, 800, 400, 150], set.Renditions.Select(r => r.Width));
    }

    [ImagingFact]
    public async Task A_small_photo_is_never_enlarged()
    {
        byte[] photo = TestImages.Plain("pngsave_target", 10, 20, 30, width: 8, height: 5);

        EagerRenditions eager = Value(await Pool.MakeEagerAsync(TestImages.Input(photo), default));

        Assert.All(eager.Set.Renditions, r => Assert.Equal((8, 5), (r.Width, r.Height)));
        Assert.Equal("#0a141e", eager.Appearance.Color);
    }

    [ImagingTheory]
    [InlineData("p3", "jpegsave_target")]
    [InlineData("p3", "pngsave_target")]
    [InlineData("p3", "heifsave_target")]
    [InlineData("cmyk", "jpegsave_target")]
    public async Task Colours_are_converted_to_sRGB(string profile, string saver)
    {
        byte[] photo = TestImages.Plain(saver, 200, 60, 30, profile: profile);

        Rendition rendition = Value(await Pool.MakeRenditionAsync(TestImages.Input(photo), new RenditionSpec(40, RenditionFormat.Jpeg), default));

        // As numbers the P3 picture holds 185, 71, 43: unconverted it would be paler. Ink has no such red; it comes near.
        byte[] pixel = TestImages.Decode(rendition.Content).Samples[..3];
        int tolerance = profile == "cmyk" ? 14 : 3;
        Assert.InRange(pixel[0], 200 - tolerance, 200 + tolerance);
        Assert.InRange(pixel[1], 60 - tolerance, 60 + tolerance);
        Assert.InRange(pixel[2], 30 - tolerance, 30 + tolerance);
    }

    [ImagingTheory(corpus: true)]
    [InlineData(RenditionFormat.WebP)]
    [InlineData(RenditionFormat.Avif)]
    [InlineData(RenditionFormat.Jpeg)]
    public async Task Nothing_of_the_metadata_is_left_in_a_rendition(RenditionFormat format)
    {
        var photo = DecodeInput.File(Corpus.PathOf("exif-samples/jpg/hdr/iphone_hdr_NO.jpg"));

        Rendition rendition = Value(await Pool.MakeRenditionAsync(photo, new RenditionSpec(400, format), default));

        Assert.True(PhotoGrid.Imaging.Vips.VipsLibrary.TryStart(out string? problem), problem);
        using var stream = new MemoryStream(rendition.Content);
        using var source = PhotoGrid.Imaging.Vips.VipsSource.FromStream(stream);
        using var image = new PhotoGrid.Imaging.Vips.VipsOperation(source.FindLoader()!).Set("source", source).BuildImage();
        Assert.All(["exif-data", "xmp-data", "iptc-data", "icc-profile-data"], field => Assert.Null(image.Blob(field)));
        Assert.Equal(-1, rendition.Content.AsSpan().IndexOf("Apple"u8));
    }

    [ImagingFact(corpus: true)]
    public async Task An_animation_shows_its_first_frame()
    {
        EagerRenditions eager = await EagerAsync("metadata-extractor-images/gif/ImageTestSuite/243d9798466d64aba0acaa41f980bea6.gif");

        Assert.Equal((192, 168), (eager.Set.Width, eager.Set.Height));
        Assert.Equal((192, 168), (eager.Set.Renditions[0].Width, eager.Set.Renditions[0].Height));
    }

    private async Task<EagerRenditions> EagerAsync(string file) =>
        Value(await Pool.MakeEagerAsync(DecodeInput.File(Corpus.PathOf(file)), default));

    private static T Value<T>(DecodeOutcome<T> outcome) where T : class
    {
        Assert.Null(outcome.Parked);
        return outcome.Value!;
    }
}
