using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging.Heif;

public class HeicTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private const string Folder = "metadata-extractor-images/heic/";

    [ImagingTheory(corpus: true, decoder: Decoder.Heif)]
    [InlineData(Folder + "IMG_2927.HEIC", 3024, 4032, "iPhone 11 Pro", "2020-05-04 18:39:11", -4)]
    [InlineData(Folder + "IMG_2929.HEIC", 3024, 4032, "iPhone 11 Pro", "2020-05-04 18:44:06", -4)]
    [InlineData(Folder + "exif-at-eof.heic", 3024, 4032, "iPhone 11 Pro", "2020-05-04 18:39:11", -4)]
    [InlineData(Folder + "Issue 437 (dotnet).heic", 4000, 1848, "Galaxy S24 FE", "2025-05-09 11:38:44", 2)]
    [InlineData("exif-samples/heic/IMG_5195.HEIC", 2566, 3313, "iPhone 11 Pro Max", "2021-04-11 15:47:53", -5)]
    [InlineData("exif-samples/heic/mobile/HMD_Nokia_8.3_5G_hdr.heif", 4608, 3456, null, "2022-01-12 07:30:14", null)]
    [InlineData("immich-test-assets/formats/heic/IMG_2682.heic", 4032, 3024, "iPhone 7", "2019-03-21 11:04:22", null)]
    public async Task A_photo_of_a_phone_is_read_and_shown(string file, int width, int height, string? model, string taken, int? offsetHours)
    {
        var input = DecodeInput.File(Corpus.PathOf(file));

        PhotoMetadata metadata = Value(await fixture.Pool.ReadMetadataAsync(input, default));
        EagerRenditions eager = Value(await fixture.Pool.MakeEagerAsync(input, default));

        Assert.Equal(("image/heic", width, height, 1), (metadata.MimeType, metadata.Width, metadata.Height, metadata.Orientation));
        Assert.Equal((model, taken), (metadata.Camera.Model, $"{metadata.TakenAt?.Local:yyyy-MM-dd HH:mm:ss}"));
        Assert.Equal(offsetHours, metadata.TakenAt?.Offset?.TotalHours);
        Assert.Equal((width, height), (eager.Set.Width, eager.Set.Height));
        Assert.Equal(800, Math.Max(eager.Set.Renditions[0].Width, eager.Set.Renditions[0].Height));
    }

    [ImagingFact(corpus: true, decoder: Decoder.Heif)]
    public async Task A_photo_that_shares_its_extras_with_a_tone_map_is_shown_and_keeps_its_date()
    {
        byte[] older = File.ReadAllBytes(Corpus.PathOf(Folder + "IMG_2927.HEIC"));
        byte[] newer = SharedReferences.Add(older);

        PhotoMetadata metadata = Value(await fixture.Pool.ReadMetadataAsync(TestImages.Input(newer), default));
        EagerRenditions eager = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(newer), default));
        EagerRenditions expected = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(older), default));

        Assert.Equal(new DateTime(2020, 5, 4, 18, 39, 11), metadata.TakenAt!.Local, TimeSpan.FromSeconds(1));
        Assert.Equal("Apple", metadata.Camera.Make);
        Assert.Equal(expected.Set.Renditions[0].Content, eager.Set.Renditions[0].Content);
    }

    [ImagingFact(corpus: true, decoder: Decoder.Heif)]
    public async Task A_photo_cut_short_is_parked_as_damaged()
    {
        byte[] whole = File.ReadAllBytes(Corpus.PathOf(Folder + "IMG_2927.HEIC"));

        foreach (int tenths in (int[])[1, 5, 9])
        {
            var outcome = await fixture.Pool.MakeEagerAsync(TestImages.Input(whole[..(whole.Length * tenths / 10)]), default);
            Assert.Equal(ParkKind.Corrupt, outcome.Parked?.Kind);
        }
    }

    [ImagingFact(corpus: true, decoder: Decoder.Heif)]
    public async Task A_photo_with_too_many_pixels_is_refused_by_its_header()
    {
        await using DecodePool strict = Pools.Start(Pools.Options with { MaxPixels = 12_000_000 });

        var outcome = await strict.MakeEagerAsync(DecodeInput.File(Corpus.PathOf(Folder + "IMG_2927.HEIC")), default);

        Assert.Equal(ParkKind.Limit, outcome.Parked?.Kind);
    }

    private static T Value<T>(DecodeOutcome<T> outcome) where T : class
    {
        Assert.Null(outcome.Parked);
        return outcome.Value!;
    }
}
