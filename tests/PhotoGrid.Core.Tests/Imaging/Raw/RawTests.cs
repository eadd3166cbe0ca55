using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging.Raw;

public class RawTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    [ImagingTheory(decoder: Decoder.Raw)]
    [InlineData("NEF", "image/x-nikon-nef", "NIKON D90")]
    [InlineData("ARW", "image/x-sony-arw", "ILCE-7M3")]
    [InlineData("ORF", "image/x-olympus-orf", "E-M10")]
    [InlineData("RW2", "image/x-panasonic-rw2", "DMC-GH4")]
    [InlineData("CR2", "image/x-canon-cr2", "Canon EOS 70D")]
    [InlineData("CR3", "image/x-canon-cr3", "Canon EOS R3")]
    [InlineData("RAF", "image/x-fuji-raf", "X100V")]
    public async Task The_cameras_preview_is_shown_with_its_date_and_camera(string format, string mimeType, string model)
    {
        byte[] preview = TestImages.Gradient("jpegsave_target", 1200, 900);
        // These write what they know into the preview.
        if (format is "RAF" or "RW2") preview = WithExif(preview, TestRaw.Camera("A camera", model).File());
        byte[] raw = TestRaw.Container(format, preview);

        PhotoMetadata metadata = Value(await fixture.Pool.ReadMetadataAsync(TestImages.Input(raw), default));
        EagerRenditions eager = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(raw), default));
        EagerRenditions expected = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(preview), default));

        Assert.Equal((mimeType, model), (metadata.MimeType, metadata.Camera.Model));
        Assert.Equal((TestRaw.Taken, TimeSpan.FromHours(2)), ($"{metadata.TakenAt?.Local:yyyy-MM-dd HH:mm:ss}", metadata.TakenAt?.Offset));
        Assert.Equal(mimeType, eager.Set.MimeType);
        Assert.Equal(expected.Set.Renditions[0].Content, eager.Set.Renditions[0].Content);
    }

    [ImagingTheory(decoder: Decoder.Raw)]
    [InlineData(1, 1500, 1000)]
    [InlineData(3, 1500, 1000)]
    [InlineData(6, 1000, 1500)]
    [InlineData(8, 1000, 1500)]
    public async Task A_preview_that_lies_as_the_sensor_did_is_turned_upright(ushort orientation, int width, int height)
    {
        byte[] lying = TestImages.WithoutTags(TestImages.Gradient("jpegsave_target", 1200, 800));
        byte[] raw = TestRaw.Dng(1500, 1000, (1000, 1000, 1000), lying, orientation);
        PhotoMetadata metadata = Value(await fixture.Pool.ReadMetadataAsync(TestImages.Input(raw), default));
        EagerRenditions shown = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(raw), default));
        EagerRenditions expected = Value(await fixture.Pool.MakeEagerAsync(TestImages.Input(TestImages.Turned(lying, orientation)), default));

        Assert.Equal(("image/x-adobe-dng", width, height), (metadata.MimeType, metadata.Width, metadata.Height));
        Assert.Equal((width, height), (shown.Set.Width, shown.Set.Height));
        Assert.Equal((expected.Set.Renditions[0].Width, expected.Set.Renditions[0].Height), (shown.Set.Renditions[0].Width, shown.Set.Renditions[0].Height));
        Assert.InRange(TestImages.Difference(expected.Set.Renditions[2].Content, shown.Set.Renditions[2].Content), 0, 3);
    }

    [ImagingTheory(decoder: Decoder.Raw)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_preview_or_with_a_tiny_one_the_sensors_picture_is_developed_at_half_its_size(bool tiny)
    {
        byte[]? preview = tiny ? TestImages.Plain("jpegsave_target", 0, 0, 255, 160, 120) : null;
        byte[] raw = TestRaw.Dng(2000, 1500, (40_000, 10_000, 5_000), preview);

        PhotoMetadata metadata = Value(await fixture.Pool.ReadMetadataAsync(TestImages.Input(raw), default));
        Rendition rendition = Value(await fixture.Pool.MakeRenditionAsync(TestImages.Input(raw), new RenditionSpec(1920, RenditionFormat.Jpeg), default));

        Assert.Equal((2000, 1500), (metadata.Width, metadata.Height));
        Assert.Equal((1000, 750), (rendition.Width, rendition.Height));
        // Reddish as the sensor saw it; the tiny preview was blue. How bright it becomes is LibRaw's choice.
        byte[] pixel = TestImages.Decode(rendition.Content).Samples[..3];
        Assert.True(pixel[0] > pixel[1] + 50 && pixel[1] > pixel[2] + 10, $"{pixel[0]} {pixel[1]} {pixel[2]}");
    }

    [ImagingFact(decoder: Decoder.Raw)]
    public async Task A_raw_without_anything_to_show_is_parked_and_a_huge_one_is_refused_by_its_header()
    {
        byte[] hollow = TestRaw.Container("CR3", []);
        byte[] huge = TestRaw.Dng(2000, 1500, (1, 1, 1));
        await using DecodePool strict = Pools.Start(Pools.Options with { MaxPixels = 2_000_000 });

        var nothing = await fixture.Pool.MakeEagerAsync(TestImages.Input(hollow), default);
        var cut = await fixture.Pool.MakeEagerAsync(TestImages.Input(huge[..(huge.Length / 2)]), default);
        var refused = await strict.MakeEagerAsync(TestImages.Input(huge), default);

        Assert.Equal(ParkKind.Unsupported, nothing.Parked?.Kind);
        Assert.Equal(ParkKind.Corrupt, cut.Parked?.Kind);
        Assert.Equal(ParkKind.Limit, refused.Parked?.Kind);
    }

    private static byte[] WithExif(byte[] jpeg, byte[] tiff)
    {
        int length = 2 + 6 + tiff.Length;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff, .. jpeg[2..]];
    }

    private static T Value<T>(DecodeOutcome<T> outcome) where T : class
    {
        Assert.Null(outcome.Parked);
        return outcome.Value!;
    }
}
