using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Imaging;

namespace PhotoGrid.Server.Tests.Videos;

public sealed class VideoApiTests : IAsyncLifetime
{
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
    [InlineData("a.mp4", "-c:v mpeg4", "video/mp4")]
    [InlineData("a.m4v", "-c:v libx264", "video/mp4")]
    [InlineData("a.mov", "-c:v libx265 -x265-params log-level=none", "video/quicktime")]
    [InlineData("a.3gp", "-c:v mpeg4", "video/3gpp")]
    [InlineData("a.avi", "-c:v mjpeg", "video/x-msvideo")]
    [InlineData("a.mkv", "-c:v libx264", "video/x-matroska")]
    [InlineData("a.webm", "-c:v libvpx", "video/webm")]
    public async Task Every_container_gets_duration_size_poster_and_playback_by_range(string name, string how, string mimeType)
    {
        var content = TestVideos.Make(name, how);

        var video = await _owner.ReadyAsync(await _owner.UploadAsync(content, name));

        Assert.Equal(("video", mimeType, "ready"), ((string)video["kind"]!, (string)video["mimeType"]!, (string)video["processing"]!));
        Assert.InRange((long)video["durationMs"]!, 1900, 2200);
        Assert.Equal((64, 48), ((int)video["width"]!, (int)video["height"]!));
        var poster = await _owner.GetAsync((string)video["urls"]!["thumb150"]!);
        Assert.Equal("image/webp", poster.Message.Content.Headers.ContentType!.MediaType);
        var part = await _owner.GetAsync((string)video["urls"]!["video"]!, ("Range", "bytes=10-29"));
        Assert.Equal((HttpStatusCode.PartialContent, mimeType), (part.Status, part.Message.Content.Headers.ContentType!.MediaType));
        Assert.Equal(content[10..30], await part.Message.Content.ReadAsByteArrayAsync());
        var listed = await _owner.GetAsync("/api/v1/photos?filter=videos");
        Assert.Equal((string)video["id"]!, (string)Assert.Single(listed.Data["photos"]!.AsArray())!["id"]!);
    }

    [NeedsFfmpegFact]
    public async Task A_turned_video_is_as_high_as_its_poster_shows_it()
    {
        var video = await _owner.ReadyAsync(await _owner.UploadAsync(TestVideos.Turned(TestVideos.Make("turned.mov")), "turned.mov"));

        Assert.Equal((48, 64), ((int)video["width"]!, (int)video["height"]!));
        var poster = await _owner.GetAsync(((string)video["urls"]!["thumb150"]!).Replace(".webp", ".jpg"));
        Assert.Equal((48, 64), JpegSize(await poster.Message.Content.ReadAsByteArrayAsync()));
    }

    [NeedsFfmpegFact]
    public async Task Apples_wall_clock_place_and_camera_are_taken_over()
    {
        var content = TestVideos.Make("IMG_0001.MOV", "-c:v mpeg4 -movflags use_metadata_tags -metadata creation_time=2019-07-24T08:25:57Z" +
            " -metadata com.apple.quicktime.creationdate=2019-07-24T11:25:40+0300 -metadata com.apple.quicktime.make=Apple" +
            " -metadata com.apple.quicktime.model=iPhone_6 -metadata com.apple.quicktime.location.ISO6709=+32.0929+034.8620+028.516/");

        var video = await UploadedAsync(content, "IMG_0001.MOV");

        Assert.Equal("2019-07-24T11:25:40.000+03:00", (string)video["takenAt"]!);
        Assert.Equal(("container", "+03:00"), ((string)video["takenAtSource"]!, (string)video["utcOffset"]!));
        Assert.Equal(("Apple", "iPhone_6"), ((string)video["camera"]!["make"]!, (string)video["camera"]!["model"]!));
        Assert.Equal((32.0929, 34.862), ((double)video["location"]!["lat"]!, (double)video["location"]!["lon"]!));
    }

    [NeedsFfmpegFact]
    public async Task The_containers_own_time_is_an_instant_and_comes_before_the_name()
    {
        var content = TestVideos.Make("a.mp4", "-c:v mpeg4 -metadata creation_time=2021-07-04T13:30:00Z");

        var video = await UploadedAsync(content, "VID_20200101_000000.mp4");

        Assert.Equal(("container", "2021-07-04T13:30:00+00:00"),
            ((string)video["takenAtSource"]!, ((DateTimeOffset)video["takenAt"]!).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz")));
        Assert.Null(video["utcOffset"]);
    }

    [NeedsFfmpegFact]
    public async Task A_damaged_video_is_kept_and_parked_and_the_next_one_goes_through()
    {
        var content = TestVideos.Make("a.mp4");
        new Random(1).NextBytes(content.AsSpan(40));

        var damaged = await _owner.ReadyAsync(await _owner.UploadAsync(content, "damaged.mp4"));
        var fine = await _owner.ReadyAsync(await _owner.UploadAsync(TestVideos.Make("b.mp4", source: "testsrc2=size=64x48:rate=10:duration=1"), "fine.mp4"));

        Assert.Equal("failed", (string)damaged["processing"]!);
        Assert.NotEmpty((string)damaged["processingError"]!);
        var original = await _owner.GetAsync((string)damaged["urls"]!["original"]!);
        Assert.Equal(content, await original.Message.Content.ReadAsByteArrayAsync());
        Assert.Equal("ready", (string)fine["processing"]!);
    }

    [Fact]
    public async Task Without_the_tools_videos_are_refused_at_once_and_the_server_says_so()
    {
        await using var server = await TestServer.StartAsync(builder =>
            builder.Services.AddSingleton(new ImagingOptions { MediaTools = null }));
        using var owner = await server.SetUpAsync();

        var begun = await owner.BeginAsync(new byte[100], "clip.mp4");
        var facts = await owner.GetAsync("/api/v1/server");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (begun.Status, begun.Code!));
        Assert.Contains("ffmpeg", (string)begun.Json!["error"]!["message"]!);
        Assert.False((bool)facts.Data["features"]!["video"]!);
    }

    private async Task<JsonNode> UploadedAsync(byte[] content, string name) => (await _owner.UploadAsync(content, name)).Data["photo"]!;

    private static (int Width, int Height) JpegSize(byte[] jpeg)
    {
        for (var at = 2; ; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3])
        {
            if (jpeg[at + 1] is 0xC0 or 0xC2)
                return ((jpeg[at + 7] << 8) + jpeg[at + 8], (jpeg[at + 5] << 8) + jpeg[at + 6]);
        }
    }
}
