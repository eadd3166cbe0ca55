using PhotoGrid.Core.Tests.Imaging.Raw;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging;

public class HostileInputTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [ImagingTheory(corpus: true)]
    [InlineData("gif_65535x65535.gif", ParkKind.Limit)]
    [InlineData("html_named.jpg", ParkKind.Unsupported)]
    [InlineData("jpeg_65500x65500_header.jpg", ParkKind.Limit)]
    [InlineData("jpeg_exif_ifd_loop.jpg", ParkKind.Corrupt)]
    [InlineData("one_byte.jpg", ParkKind.Unsupported)]
    [InlineData("png_20000x20000_rgb8.png", ParkKind.Limit)]
    [InlineData("png_40000x40000_1bit.png", ParkKind.Limit)]
    [InlineData("png_claims_2e9_square.png", ParkKind.Corrupt)]
    [InlineData("polyglot_gif_js.gif", ParkKind.Corrupt)]
    [InlineData("svg_billion_laughs.svg", ParkKind.Unsupported)]
    [InlineData("svg_external_file.svg", ParkKind.Unsupported)]
    [InlineData("webp_vp8x_16384.webp", ParkKind.Corrupt)]
    [InlineData("zero_bytes.jpg", ParkKind.Corrupt)]
    [InlineData("zip_1GB_of_zeros.zip", ParkKind.Unsupported)]
    [InlineData("zip_slip.zip", ParkKind.Unsupported)]
    public async Task A_bomb_is_parked_and_the_worker_serves_on(string file, ParkKind kind)
    {
        DecodePool pool = fixture.Pool;
        var bomb = DecodeInput.File(Corpus.PathOf("bombs-generated/" + file));

        var eager = await pool.MakeEagerAsync(bomb, default).WaitAsync(Soon);
        var metadata = await pool.ReadMetadataAsync(bomb, default).WaitAsync(Soon);

        Assert.Equal(kind, eager.Parked?.Kind);
        Assert.Equal(kind, metadata.Parked?.Kind);
        Assert.Matches(@"^[A-Z].{5,298}\.$", eager.Parked!.Reason);
        Assert.NotNull((await pool.MakeEagerAsync(Good(), default)).Value);
    }

    [ImagingFact(corpus: true)]
    public async Task Text_that_inflates_to_hundreds_of_megabytes_is_left_out()
    {
        var bomb = DecodeInput.File(Corpus.PathOf("bombs-generated/png_text_bomb.png"));

        var metadata = await fixture.Pool.ReadMetadataAsync(bomb, default).WaitAsync(Soon);

        Assert.InRange(metadata.Value!.ExifJson.Length, 2, 32 * 1024);
    }

    [ImagingTheory]
    [InlineData("jpegsave_target")]
    [InlineData("pngsave_target")]
    [InlineData("webpsave_target")]
    [InlineData("gifsave_target")]
    [InlineData("tiffsave_target")]
    [InlineData("heifsave_target")]
    public async Task A_file_cut_short_is_parked_as_damaged(string saver)
    {
        byte[] whole = TestImages.Gradient(saver, 1600, 1200);
        byte[] cut = whole[..(whole.Length * 6 / 10)];

        var outcome = await fixture.Pool.MakeEagerAsync(TestImages.Input(cut), default).WaitAsync(Soon);

        Assert.Equal(ParkKind.Corrupt, outcome.Parked?.Kind);
    }

    [ImagingFact]
    public async Task A_broken_colour_profile_does_not_hide_the_photo()
    {
        byte[] photo = TestImages.Plain("jpegsave_target", 90, 120, 150, profile: "p3");
        int profile = photo.AsSpan().IndexOf("acsp"u8);
        photo.AsSpan(profile + 90, 200).Fill(0xEE);

        var outcome = await fixture.Pool.MakeEagerAsync(TestImages.Input(photo), default);

        Assert.NotNull(outcome.Value);
    }

    [ImagingFact]
    public async Task Random_bytes_behind_a_good_beginning_never_end_the_pool()
    {
        var random = new Random(20260704);
        byte[][] photos = [.. new[] { "jpegsave_target", "pngsave_target", "webpsave_target", "gifsave_target", "heifsave_target", "tiffsave_target" }
            .Select(saver => TestImages.Gradient(saver, 300, 200))];

        for (int i = 0; i < 120; i++)
        {
            byte[] broken = [.. photos[i % photos.Length]];
            for (int flips = random.Next(1, 40); flips > 0; flips--) broken[random.Next(16, broken.Length)] = (byte)random.Next(256);
            var outcome = await fixture.Pool.MakeEagerAsync(TestImages.Input(broken), default).WaitAsync(Soon);
            Assert.True(outcome.Value is not null || outcome.Parked is not null);
        }
    }

    [ImagingTheory(corpus: true, decoder: Decoder.Heif)]
    [InlineData("HEIC")]
    [InlineData("DNG")]
    [InlineData("CR3")]
    [InlineData("NEF")]
    [InlineData("JXL")]
    public async Task Broken_files_never_end_the_pool_whatever_library_of_the_system_reads_them(string format)
    {
        var random = new Random(20260811);
        byte[] photo = format switch
        {
            "HEIC" => File.ReadAllBytes(Corpus.PathOf("metadata-extractor-images/heic/exif-at-eof.heic")),
            "JXL" => File.ReadAllBytes(Corpus.PathOf("immich-test-assets/formats/jxl/8bit-sRGB.jxl")),
            "DNG" => TestRaw.Dng(800, 600, (9000, 9000, 9000), TestImages.Gradient("jpegsave_target", 320, 240)),
            _ => TestRaw.Container(format, TestImages.Gradient("jpegsave_target", 320, 240)),
        };

        for (int i = 0; i < 24; i++)
        {
            byte[] broken = [.. photo];
            // Two of three near the beginning, where the structure is.
            int within = i % 3 == 0 ? broken.Length : Math.Min(broken.Length, 2000);
            for (int flips = random.Next(1, 12); flips > 0; flips--) broken[random.Next(16, within)] = (byte)random.Next(256);
            var metadata = await fixture.Pool.ReadMetadataAsync(TestImages.Input(broken), default).WaitAsync(Soon);
            var eager = await fixture.Pool.MakeEagerAsync(TestImages.Input(broken), default).WaitAsync(Soon);
            Assert.True(metadata.Value is not null || metadata.Parked is not null);
            Assert.True(eager.Value is not null || eager.Parked is not null);
        }

        Assert.NotNull((await fixture.Pool.MakeEagerAsync(Good(), default)).Value);
    }

    [ImagingFact]
    public async Task A_file_above_the_size_limit_is_not_even_opened()
    {
        var huge = DecodeInput.From(1L << 40, (_, _) => throw new InvalidOperationException("Opened."));

        var outcome = await fixture.Pool.MakeEagerAsync(huge, default);

        Assert.Equal(ParkKind.Limit, outcome.Parked?.Kind);
    }

    private static DecodeInput Good() => TestImages.Input(TestImages.Plain("jpegsave_target", 1, 2, 3));
}
