using System.Text;
using System.Text.Json;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging.Metadata;

public class PhotoMetadataTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    [ImagingTheory(corpus: true)]
    [InlineData("exif-samples/jpg/hdr/iphone_hdr_NO.jpg", 3264, 2448, "2015-04-10T20:12:23", null)]
    [InlineData("exif-samples/jpg/mobile/HMD_Nokia_8.3_5G.jpg", 4608, 1976, "2022-08-14T14:12:31", 180)]
    [InlineData("exif-samples/jpg/mobile/jolla.jpg", 3264, 2448, "2014-09-21T16:00:56", 120)]
    [InlineData("exif-samples/jpg/hdr/canon_hdr_NO.jpg", 1536, 2048, "2015-02-09T22:47:44", null)]
    [InlineData("immich-test-assets/metadata/dates/date-priority-test.jpg", 100, 100, "2023-02-02T02:00:00", null)]
    [InlineData("immich-test-assets/formats/webp/denali.webp", 600, 315, "2010-08-13T21:00:01", null)]
    [InlineData("immich-test-assets/metadata/gps-position/empty_gps.jpg", 4640, 3472, "2025-06-01T16:59:26", null)]
    [InlineData("metadata-extractor-images/jpg/Apple iPhone 4.jpg", 1296, 968, "2011-01-13T14:33:39", null)]
    [InlineData("metadata-extractor-images/jpg/HTC Desire.jpg", 776, 909, "2011-05-06T09:59:48", null)]
    [InlineData("metadata-extractor-images/jpg/FujiFilm SP-2500.jpg", 121, 81, "2003-09-10T20:59:18", null)]
    [InlineData("exif-orientation-examples/Landscape_6.jpg", 1800, 1200, null, null)]
    [InlineData("immich-test-assets/formats/avif/8bit-sRGB.avif", 1617, 1080, null, null)]
    public async Task Size_and_time_are_those_of_the_photo(string file, int width, int height, string? local, int? offsetMinutes)
    {
        PhotoMetadata metadata = await ReadAsync(file);

        Assert.Equal((width, height), (metadata.Width, metadata.Height));
        DateTime? expected = local is null ? null : DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, metadata.TakenAt is { } taken ? taken.Local.AddTicks(-(taken.Local.Ticks % TimeSpan.TicksPerSecond)) : null);
        Assert.Equal(offsetMinutes, (int?)metadata.TakenAt?.Offset?.TotalMinutes);
        if (local is not null) Assert.Equal(offsetMinutes is null ? "exif" : "exif-offset", metadata.TakenAt!.Source);
    }

    [ImagingFact(corpus: true)]
    public async Task The_camera_and_its_settings_are_read()
    {
        PhotoMetadata metadata = await ReadAsync("exif-samples/jpg/hdr/iphone_hdr_NO.jpg");

        Assert.Equal(
            new CameraMetadata
            {
                Make = "Apple", Model = "iPhone 6", Lens = "iPhone 6 back camera 4.15mm f/2.2",
                Iso = 32, FNumber = 2.2, Exposure = "1/40", FocalLength = 4.15,
            },
            metadata.Camera);
    }

    [ImagingTheory(corpus: true)]
    [InlineData("exif-samples/jpg/hdr/iphone_hdr_NO.jpg", 40.447, null)]
    [InlineData("metadata-extractor-images/jpg/Apple iPhone 4.jpg", 41.853, 12.489)]
    [InlineData("immich-test-assets/metadata/dates/datetimeoriginal-gps.jpg", 39.0, -108.0)]
    public async Task The_place_is_read_with_its_hemispheres(string file, double lat, double? lon)
    {
        PhotoMetadata metadata = await ReadAsync(file);

        Assert.Equal(lat, metadata.Place!.Value.Lat, 3);
        if (lon is { } east) Assert.Equal(east, metadata.Place.Value.Lon, 3);
    }

    [ImagingTheory(corpus: true)]
    [InlineData("immich-test-assets/metadata/gps-position/empty_gps.jpg")]
    [InlineData("exif-samples/jpg/mobile/jolla.jpg")]
    public async Task A_place_that_says_nothing_is_none(string file)
    {
        Assert.Null((await ReadAsync(file)).Place);
    }

    [ImagingFact(corpus: true)]
    public async Task A_caption_is_read()
    {
        Assert.StartsWith("President", (await ReadAsync("face_recognition/biden.jpg")).Description);
    }

    [ImagingFact(corpus: true)]
    public async Task Tags_are_JSON_of_text_within_the_limit_for_every_photo()
    {
        int read = 0;
        foreach (string file in Directory.EnumerateFiles(Corpus.PathOf("metadata-extractor-images"), "*.*", SearchOption.AllDirectories))
        {
            var outcome = await fixture.Pool.ReadMetadataAsync(DecodeInput.File(file), default);
            if (outcome.Value is not { } metadata) continue;
            read++;
            Assert.InRange(Encoding.UTF8.GetByteCount(metadata.ExifJson), 2, 32 * 1024);
            Assert.DoesNotContain(metadata.ExifJson, c => char.IsControl(c));
            Assert.DoesNotContain("\\u0000", metadata.ExifJson);
            using JsonDocument json = JsonDocument.Parse(metadata.ExifJson);
            Assert.All(json.RootElement.EnumerateObject(), group =>
                Assert.All(group.Value.EnumerateObject(), tag => Assert.Equal(JsonValueKind.String, tag.Value.ValueKind)));
        }

        Assert.InRange(read, 80, int.MaxValue);
    }

    [ImagingFact]
    public async Task Only_the_head_of_a_large_photo_is_read()
    {
        byte[] photo = TestImages.Gradient("jpegsave_target", 3000, 2000);
        long furthest = 0;
        var input = DecodeInput.From(photo.Length, (offset, _) =>
        {
            furthest = Math.Max(furthest, offset);
            return ValueTask.FromResult<Stream>(new NotSeekable(photo, (int)offset, count => furthest = Math.Max(furthest, count)));
        });

        Assert.NotNull((await fixture.Pool.ReadMetadataAsync(input, default)).Value);

        Assert.True(photo.Length > 300_000);
        Assert.InRange(furthest, 1, 64 * 1024);
    }

    private async Task<PhotoMetadata> ReadAsync(string file)
    {
        var outcome = await fixture.Pool.ReadMetadataAsync(DecodeInput.File(Corpus.PathOf(file)), default);
        Assert.Null(outcome.Parked);
        return outcome.Value!;
    }

    private sealed class NotSeekable(byte[] bytes, int offset, Action<long> readTo) : MemoryStream(bytes, offset, bytes.Length - offset)
    {
        private readonly int _offset = offset;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await base.ReadAsync(buffer, cancellationToken);
            readTo(_offset + Position);
            return count;
        }
    }
}
