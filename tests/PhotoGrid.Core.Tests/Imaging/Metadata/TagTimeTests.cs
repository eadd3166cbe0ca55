using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging.Metadata;

public class TagTimeTests
{
    [Theory]
    [InlineData("2019:07:04 15:30:00", "2019-07-04T15:30:00", null)]
    [InlineData("2019-07-04T15:30:00.25+02:00", "2019-07-04T15:30:00.250", 120)]
    [InlineData("2019-07-04T15:30:00Z", "2019-07-04T15:30:00", 0)]
    [InlineData("2019-07-04 15:30", "2019-07-04T15:30:00", null)]
    [InlineData("2019-07-04", "2019-07-04T12:00:00", null)]
    [InlineData("2019:07:04 15:30:00-0330", "2019-07-04T15:30:00", -210)]
    public void Times_are_read_in_every_way_that_is_written(string text, string local, int? offsetMinutes)
    {
        var read = TagTime.Read(text);

        Assert.Equal(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), read?.Local);
        Assert.Equal(offsetMinutes, (int?)read?.Offset?.TotalMinutes);
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("2019:02:30 00:00:00")]
    [InlineData("2019:07:04 24:00:00")]
    [InlineData("    :  :     :  :  ")]
    [InlineData("1601:01:01 00:00:00")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_is_none(string? text)
    {
        Assert.Null(TagTime.Read(text));
    }

    [Theory]
    [InlineData("+15:00")]
    [InlineData("02:00")]
    [InlineData("+02:75")]
    public void What_is_no_offset_is_none(string text)
    {
        Assert.Null(TagTime.Offset(text));
    }
}
