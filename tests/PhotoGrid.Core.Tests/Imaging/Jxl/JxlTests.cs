using System.IO.Compression;
using PhotoGrid.Core.Tests.Imaging.Raw;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Jxl;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging.Jxl;

public class JxlTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private const string Photo = "immich-test-assets/formats/jxl/8bit-sRGB.jxl";

    [ImagingFact(corpus: true, decoder: Decoder.Jxl)]
    public async Task A_photo_is_read_and_shown()
    {
        var input = DecodeInput.File(Corpus.PathOf(Photo));

        PhotoMetadata? metadata = (await fixture.Pool.ReadMetadataAsync(input, default)).Value;
        EagerRenditions? eager = (await fixture.Pool.MakeEagerAsync(input, default)).Value;

        Assert.Equal(("image/jxl", 1440, 1080), (metadata?.MimeType, metadata?.Width, metadata?.Height));
        Assert.Equal((800, 600), (eager!.Set.Renditions[0].Width, eager.Set.Renditions[0].Height));
    }

    [ImagingFact(corpus: true, decoder: Decoder.Jxl)]
    public async Task A_photo_cut_short_or_with_too_many_pixels_is_parked()
    {
        byte[] whole = File.ReadAllBytes(Corpus.PathOf(Photo));
        await using DecodePool strict = Pools.Start(Pools.Options with { MaxPixels = 1_000_000 });

        Assert.Equal(ParkKind.Corrupt, (await fixture.Pool.MakeEagerAsync(TestImages.Input(whole[..(whole.Length / 2)]), default)).Parked?.Kind);
        Assert.Equal(ParkKind.Limit, (await strict.MakeEagerAsync(TestImages.Input(whole), default)).Parked?.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tags_are_found_packed_or_not(bool packed)
    {
        byte[] tiff = TestRaw.Camera("Apple", "iPhone").File();
        byte[] exif = [0, 0, 0, 6, .. "Exif\0\0"u8, .. tiff];
        byte[] file = [.. Box("JXL ", [0x0D, 0x0A, 0x87, 0x0A]), .. Tag("xml ", "<x/>"u8.ToArray(), packed), .. Tag("Exif", exif, packed)];

        Assert.Equal(tiff, JxlTags.Exif(file));
        Assert.Equal("<x/>"u8.ToArray(), JxlTags.Xmp(file));
        Assert.Null(JxlTags.Exif(file.AsSpan(0, file.Length - 1)));
    }

    [Fact]
    public void Tags_that_inflate_without_end_are_left_out()
    {
        byte[] file = Tag("xml ", new byte[64 << 20], packed: true);

        Assert.InRange(file.Length, 1, 100_000);
        Assert.Null(JxlTags.Xmp(file));
        Assert.Null(JxlTags.Xmp(Box("brob", [.. "xml "u8, 1, 2, 3, 4, 5])));
    }

    private static byte[] Tag(string type, byte[] content, bool packed)
    {
        if (!packed) return Box(type, content);
        var inflated = new MemoryStream();
        using (var brotli = new BrotliStream(inflated, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(content);
        return Box("brob", [.. System.Text.Encoding.ASCII.GetBytes(type), .. inflated.ToArray()]);
    }

    private static byte[] Box(string type, byte[] content)
    {
        byte[] box = [0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(type), .. content];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }
}
