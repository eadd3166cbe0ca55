using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Pool;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging;

/// <summary>What a worker that was taken over might say.</summary>
public class ReplyReaderTests
{
    private static readonly MetadataAnswer Good = new()
    {
        MimeType = "image/jpeg", Width = 4000, Height = 3000, Orientation = 1, Frames = 1, Camera = new CameraMetadata { Make = "Apple" }, ExifJson = "{}",
    };

    [Fact]
    public void An_honest_answer_is_taken()
    {
        Assert.Equal("Apple", Read(Good)?.Camera.Make);
    }

    [Fact]
    public void Lies_about_metadata_are_refused()
    {
        MetadataAnswer[] lies =
        [
            Good with { MimeType = "text/html" },
            Good with { Width = -1 },
            Good with { Height = int.MaxValue },
            Good with { Orientation = 9 },
            Good with { Description = new string('x', 100_000) },
            Good with { Camera = new CameraMetadata { Model = "a\0b" } },
            Good with { ExifJson = "[]" },
            Good with { ExifJson = "{\"a\":\"" + new string('x', 40_000) + "\"}" },
            Good with { TakenAt = new TakenAt(new DateTime(2020, 1, 1), TimeSpan.FromHours(99), "exif-offset") },
            Good with { TakenAt = new TakenAt(new DateTime(2020, 1, 1), null, "user") },
        ];

        Assert.All(lies, lie => Assert.Throws<InvalidDataException>(() => Read(lie)));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Read(Good with { ExifJson = "{" }));
    }

    [Fact]
    public void Lies_about_renditions_are_refused()
    {
        var appearance = new Appearance("L2Eyb[_3fQ_3~qoffQoffQfQfQfQ", "#102030", 1, [new DominantColor("#102030", 1)]);
        RenditionHeader header = new(new RenditionSpec(150, RenditionFormat.WebP), 150, 100, 3);
        var good = new RenditionsAnswer("image/png", 600, 400, [header], appearance);
        RenditionsAnswer[] lies =
        [
            good with { MimeType = "image/svg+xml" },
            good with { Renditions = [header with { Length = 4 }] },
            good with { Renditions = [header with { Length = -1 }] },
            good with { Renditions = [header, header] },
            good with { Appearance = appearance with { Color = "red" } },
            good with { Appearance = appearance with { Blurhash = "<script>" } },
            good with { Appearance = appearance with { DominantColors = [new DominantColor("#102030", 7)] } },
        ];

        Assert.Equal(3, ReadEager(good)!.Set.Renditions[0].Content.Length);
        Assert.All(lies, lie => Assert.Throws<InvalidDataException>(() => ReadEager(lie)));
        Assert.Null(ReadEager(good with { Appearance = null }));
    }

    [Theory]
    [InlineData("""{"Metadata":null,"Renditions":{"MimeType":null,"Width":1,"Height":1,"Renditions":[],"Appearance":null}}""")]
    [InlineData("""{"Renditions":{"MimeType":"image/png","Width":1,"Height":1,"Renditions":null}}""")]
    [InlineData("""{"Metadata":{"MimeType":"image/png","Width":1,"Height":1,"Orientation":1,"Frames":1,"Camera":null,"ExifJson":"{}"}}""")]
    [InlineData("""{"Metadata":{"MimeType":"image/png"}}""")]
    public void Gaps_in_an_answer_are_refused(string json)
    {
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize(json, WorkerJson.Default.WorkerAnswer));
    }

    private static PhotoMetadata? Read(MetadataAnswer answer) =>
        ReplyReader.ReadMetadata(new Reply<WorkerAnswer>(new WorkerAnswer { Metadata = answer }, default));

    private static EagerRenditions? ReadEager(RenditionsAnswer answer) =>
        ReplyReader.ReadEager(new Reply<WorkerAnswer>(new WorkerAnswer { Renditions = answer }, new byte[3]));
}
