using System.Text;
using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Tests.Photos;

public sealed class PhotoWriterTests
{
    [Fact]
    public void A_page_written_by_hand_is_the_page_as_it_is_serialized()
    {
        var random = new Random(3);
        var owner = UserId.New(TimeProvider.System);
        for (var round = 0; round < 200; round++)
        {
            var page = new PhotoPage([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random))], Maybe(random, "a-cursor"), random.Next(2) == 0, 7);

            var written = Text(json => PhotoWriter.WritePage(json, owner, page));
            var serialized = Text(json => JsonSerializer.Serialize(json,
                new PhotoPageJson([.. page.Photos.Select(photo => PhotoJson.Of(owner, photo))], page.Cursor, page.HasMore), PhotosJson.Default.PhotoPageJson));

            Assert.Equal(serialized, written);
        }
    }

    private static Photo Any(Random random)
    {
        var taken = random.NextInt64(-2_000_000_000_000, 4_000_000_000_000);
        int? offset = random.Next(3) == 0 ? null : random.Next(-14 * 4, (14 * 4) + 1) * 15;
        return new Photo
        {
            Id = PhotoId.New(TimeProvider.System),
            Number = random.NextInt64(1, 1L << 31),
            IsVideo = random.Next(2) == 0,
            Filename = Maybe(random, "Ünïcode \"quoted\" <b>&'\\ 🙂 line\nend.jpg") ?? "",
            MimeType = "image/jpeg",
            Size = random.NextInt64(),
            Sha256 = ContentHash.Of(BitConverter.GetBytes(random.Next())),
            Width = random.Next(9999),
            Height = random.Next(9999),
            TakenAt = new TakenAt(taken, taken + ((offset ?? random.Next(-600, 600)) * 60_000L), offset, Maybe(random, "Europe/Berlin"), "exif-offset"),
            CreatedAtMs = random.NextInt64(4_000_000_000_000),
            UpdatedAtMs = random.NextInt64(4_000_000_000_000),
            Version = random.Next(),
            Location = random.Next(2) == 0 && GeoPoint.TryCreate((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180, out var point) ? point : null,
            Place = random.Next(2) == 0 ? null : new Place(Maybe(random, "Köln"), Maybe(random, "NRW"), Maybe(random, "Germany"), Maybe(random, "DE")),
            Camera = new Camera(Maybe(random, "Canon"), Maybe(random, "EOS"), Maybe(random, "EF 50mm f/1.8"), random.Next(2) == 0 ? null : 100,
                random.Next(2) == 0 ? null : 1.8, Maybe(random, "1/125"), random.Next(2) == 0 ? null : random.NextDouble() * 600),
            Blurhash = Maybe(random, "LEHV6nWB2yk8pyo0adR*.7kCMdnj"),
            Color = random.Next(0x1000000),
            IsFavorite = random.Next(2) == 0,
            IsArchived = random.Next(2) == 0,
            DeletedAtMs = random.Next(2) == 0 ? null : random.NextInt64(4_000_000_000_000),
            Description = Maybe(random, "two\nlines"),
            TagsJson = Maybe(random, """[{"name":"ä","source":"user","confidence":1}]""") ?? "[]",
            FacesJson = "[]",
            Flags = random.Next(16),
            DurationMs = random.Next(2) == 0 ? null : random.Next(),
            EditsJson = Maybe(random, """[{"type":"rotate","degrees":90}]"""),
            Renditions = random.Next(1, 9),
            Processing = (Processing)random.Next(3),
            ProcessingError = Maybe(random, "It can't be read."),
        };
    }

    private static string? Maybe(Random random, string text) => random.Next(3) == 0 ? null : text;

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = ApiJson.Encoder }))
            write(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
