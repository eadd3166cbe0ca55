using System.Text;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Core.Tests.Imaging.Video;

public sealed class ProbeReaderTests
{
    [Theory]
    [InlineData("+52.3693+006.6761+10.534988/", 52.3693, 6.6761)]
    [InlineData("-33.8688+151.2093/", -33.8688, 151.2093)]
    [InlineData("+4807.5-12230.25/", 48.125, -122.50416666666666)]
    [InlineData("+480730-1223015/", 48.125, -122.50416666666666)]
    public void Places_are_read_in_every_form_of_the_standard(string text, double lat, double lon)
    {
        GeoPoint place = Iso6709.Read(text)!.Value;

        Assert.Equal((lat, lon), (place.Lat, place.Lon));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+00.0000+000.0000/")]
    [InlineData("+99.0000+006.0000/")]
    [InlineData("+523+006.0/")]
    [InlineData("Berlin")]
    public void What_is_no_place_is_none(string? text) => Assert.Null(Iso6709.Read(text));

    [Theory]
    [InlineData("""{"width":640,"height":480}""", 640, 480)]
    [InlineData("""{"width":640,"height":480,"side_data_list":[{},{"rotation":-90}]}""", 480, 640)]
    [InlineData("""{"width":640,"height":480,"side_data_list":[{"rotation":180}]}""", 640, 480)]
    [InlineData("""{"width":640,"height":480,"tags":{"rotate":"270"}}""", 480, 640)]
    [InlineData("""{"width":720,"height":576,"sample_aspect_ratio":"16:15"}""", 768, 576)]
    public void Sizes_are_those_that_are_shown(string stream, int width, int height)
    {
        PhotoMetadata facts = Read($$$"""{"streams":[{"codec_type":"video",{{{stream[1..]}}}],"format":{}}""")!;

        Assert.Equal((width, height), (facts.Width, facts.Height));
    }

    [Theory]
    [InlineData("""{"streams":[]}""")]
    [InlineData("""{"streams":[{"codec_type":"audio"}]}""")]
    [InlineData("""{"streams":[{"codec_type":"video","width":0,"height":0}]}""")]
    [InlineData("""{"streams":[{"codec_type":"video","width":600,"height":600,"disposition":{"attached_pic":1}}]}""")]
    public void What_holds_no_moving_picture_is_none(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("\"format\":{\"duration\":\"4.0016\"}", 4002L)]
    [InlineData("\"format\":{\"tags\":{\"DURATION\":\"00:00:02.500000000\"}}", 2500L)]
    [InlineData("\"format\":{\"duration\":\"N/A\"}", null)]
    [InlineData("\"format\":{\"duration\":\"-7\"}", null)]
    [InlineData("\"format\":{\"duration\":\"1e300\"}", null)]
    public void A_duration_is_one_or_none(string format, long? milliseconds) => Assert.Equal(milliseconds, Video(format).DurationMs);

    [Theory]
    [InlineData("1904-01-01T00:00:00.000000Z")]
    [InlineData("1970-01-01T00:00:00.000000Z")]
    [InlineData("soon")]
    public void A_clock_that_was_never_set_says_nothing(string time)
    {
        PhotoMetadata facts = Video($$$"""
            "format":{"tags":{"creation_time":"{{{time}}}"}}
            """);

        Assert.Null(facts.TakenAt);
    }

    [Fact]
    public void A_time_without_a_zone_is_the_wall_clock()
    {
        PhotoMetadata facts = Video("\"format\":{\"tags\":{\"creation_time\":\"2005-08-23 15:46:20\"}}");

        Assert.Equal(new TakenAt(new DateTime(2005, 8, 23, 15, 46, 20), null, "container"), facts.TakenAt);
    }

    [Fact]
    public void Tags_beyond_all_measure_are_cut()
    {
        string many = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"t{i}\":\"{new string('"', 400).Replace("\"", "\\\"")}\""));

        PhotoMetadata facts = Video($"\"format\":{{\"tags\":{{{many}}}}}");

        Assert.InRange(Encoding.UTF8.GetByteCount(facts.ExifJson), 10_000, ExifJsonWriter.MaxBytes);
    }

    private static PhotoMetadata Video(string format) => Read($$"""{"streams":[{"codec_type":"video","width":64,"height":48}],{{format}}}""")!;

    private static PhotoMetadata? Read(string json) => ProbeReader.Read(Encoding.UTF8.GetBytes(json), MediaType.Mp4)?.Facts;
}
