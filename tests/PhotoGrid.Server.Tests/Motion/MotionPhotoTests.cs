using System.Buffers.Binary;
using System.Net;
using PhotoGrid.Server.Tests.Videos;

namespace PhotoGrid.Server.Tests.Motion;

/// <summary>A photo whose file holds a video behind the picture.</summary>
public sealed class MotionPhotoTests : IAsyncLifetime
{
    private const string Head = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description ";
    private const string Camera = "xmlns:GCamera='http://ns.google.com/photos/1.0/camera/' ";
    private const string Tail = "</rdf:RDF></x:xmpmeta>";

    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [NeedsFfmpegTheory]
    [InlineData("micro")]
    [InlineData("motion")]
    [InlineData("samsung")]
    public async Task The_video_within_is_found_and_served_by_range(string kind)
    {
        var video = TestVideos.Make("a.mp4", "-c:v mpeg4", "testsrc=size=64x48:rate=5:duration=2");
        var content = kind switch
        {
            "micro" => [.. Picture($"{Head}{Camera}GCamera:MicroVideo='1' GCamera:MicroVideoOffset='{video.Length}'/>{Tail}"), .. video],
            "motion" => [.. Picture(Directory(video.Length)), .. video],
            _ => Samsung(video),
        };

        var uploaded = await _owner.UploadAsync(content, "MVIMG_1.jpg");
        var photo = await _owner.ReadyAsync(uploaded);

        Assert.Equal(("photo", "ready"), ((string)photo["kind"]!, (string)photo["processing"]!));
        var whole = await _owner.GetAsync((string)photo["urls"]!["video"]!);
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (whole.Status, whole.Message.Content.Headers.ContentType!.MediaType));
        Assert.Equal(video, await whole.Message.Content.ReadAsByteArrayAsync());
        var end = await _owner.GetAsync((string)photo["urls"]!["video"]!, ("Range", "bytes=-10"));
        Assert.Equal(video[^10..], await end.Message.Content.ReadAsByteArrayAsync());
        var geometry = await (await _owner.GetAsync("/api/v1/timeline/geometry")).Message.Content.ReadAsByteArrayAsync();
        Assert.Equal(4, geometry[^2] & 4); // flags, then renditions, for the one photo there is
    }

    [NeedsFfmpegTheory]
    [InlineData("999999999")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("20")]
    public async Task A_pointer_to_what_is_no_video_is_none(string offset)
    {
        var uploaded = await _owner.UploadAsync(Picture($"{Head}{Camera}GCamera:MicroVideo='1' GCamera:MicroVideoOffset='{offset}'/>{Tail}"), "a.jpg");

        Assert.Null(uploaded.Data["photo"]!["urls"]!["video"]);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync($"/api/v1/photos/{uploaded.Data["photo"]!["id"]}/motion")).Status);
    }

    private static byte[] Picture(string? xmp, string make = "Google") =>
        new TestExif { Make = make, TakenAt = "2024:05:06 07:08:09" }.Into(TestVideos.Make("a.jpg", "-frames:v 1", "testsrc=size=96x72"), xmp);

    private static string Directory(int length) =>
        $"{Head}{Camera}xmlns:Container='http://ns.google.com/photos/1.0/container/' xmlns:Item='http://ns.google.com/photos/1.0/container/item/' " +
        "GCamera:MotionPhoto='1' GCamera:MotionPhotoVersion='1'><Container:Directory><rdf:Seq>" +
        "<rdf:li rdf:parseType='Resource'><Container:Item Item:Mime='image/jpeg' Item:Semantic='Primary' Item:Length='0' Item:Padding='0'/></rdf:li>" +
        $"<rdf:li rdf:parseType='Resource'><Container:Item Item:Mime='video/mp4' Item:Semantic='MotionPhoto' Item:Length='{length}'/></rdf:li>" +
        $"</rdf:Seq></Container:Directory></rdf:Description>{Tail}";

    private static byte[] Samsung(byte[] video)
    {
        byte[] block = [0, 0, 0x30, 0x0A, 16, 0, 0, 0, .. "MotionPhoto_Data"u8, .. video];
        byte[] directory = [.. "SEFH"u8, 0x6B, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x30, 0x0A, .. Number(block.Length), .. Number(block.Length)];
        return [.. Picture(null, "samsung"), .. block, .. directory, .. Number(directory.Length), .. "SEFT"u8];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
