using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging.Metadata;

public class FileNameDateTests
{
    [Theory]
    [InlineData("IMG_20190704_153000.jpg", "2019-07-04T15:30:00")]
    [InlineData("VID_20190704_153000.mp4", "2019-07-04T15:30:00")]
    [InlineData("20190704_153000.jpg", "2019-07-04T15:30:00")]
    [InlineData("20190704-153000(1).jpg", "2019-07-04T15:30:00")]
    [InlineData("MVIMG_20190704_153000123.jpg", "2019-07-04T15:30:00.123")]
    [InlineData("Screenshot_20190704-153000.png", "2019-07-04T15:30:00")]
    [InlineData("Screenshot_2019-07-04-15-30-00.png", "2019-07-04T15:30:00")]
    [InlineData("Screenshot 2019-07-04 at 3.30.00 PM.png", "2019-07-04T15:30:00")]
    [InlineData("Screenshot 2019-07-04 at 12.30.00 AM.png", "2019-07-04T00:30:00")]
    [InlineData("2019-07-04 15.30.00.jpg", "2019-07-04T15:30:00")]
    [InlineData("WhatsApp Image 2019-07-04 at 15.30.00.jpeg", "2019-07-04T15:30:00")]
    [InlineData("IMG-20190704-WA0001.jpg", "2019-07-04T12:00:00")]
    [InlineData("signal-2019-07-04-153000.jpg", "2019-07-04T15:30:00")]
    [InlineData("signal-2019-07-04-15-30-00-123.jpg", "2019-07-04T15:30:00")]
    [InlineData("IMG20190704153000.jpg", "2019-07-04T15:30:00")]
    [InlineData("00000IMG_00000_BURST20190704153000123_COVER.jpg", "2019-07-04T15:30:00.123")]
    [InlineData("VID-20190704-WA0007.mp4", "2019-07-04T12:00:00")]
    [InlineData("WhatsApp Video 2019-07-04 at 15.30.00.mp4", "2019-07-04T15:30:00")]
    [InlineData("Screenshot from 2019-07-04 15-30-00.png", "2019-07-04T15:30:00")]
    [InlineData("Screenshot_20190704_153000_Maps.jpg", "2019-07-04T15:30:00")]
    [InlineData("photo_2019-07-04_15-30-00.jpg", "2019-07-04T15:30:00")]
    [InlineData("PSX_20190704_153000.jpg", "2019-07-04T15:30:00")]
    [InlineData("2019-07-04.jpg", "2019-07-04T12:00:00")]
    [InlineData("IMG_20190704_253000.jpg", "2019-07-04T12:00:00")]
    public void Dates_that_cameras_write_are_read(string name, string expected)
    {
        TakenAt? read = FileNameDate.Read(name);

        Assert.Equal(DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), read?.Local);
        Assert.Equal("filename", read?.Source);
        Assert.Null(read?.Offset);
    }

    [Fact]
    public void Names_of_the_Pixel_camera_are_in_UTC()
    {
        Assert.Equal(TimeSpan.Zero, FileNameDate.Read("PXL_20210304_050607089.jpg")?.Offset);
    }

    [Theory]
    [InlineData("DSC_1234.jpg")]
    [InlineData("IMG_20191304_153000.jpg")]
    [InlineData("IMG_20190230_153000.jpg")]
    [InlineData("FB_IMG_1562254200000.jpg")]
    [InlineData("18990704_153000.jpg")]
    [InlineData("1234520190704.jpg")]
    [InlineData("201907041530001234567.jpg")]
    [InlineData("2019-0704.jpg")]
    [InlineData("2019070415300.jpg")]
    [InlineData("20191304153000.jpg")]
    [InlineData("")]
    public void Other_digits_are_no_date(string name)
    {
        Assert.Null(FileNameDate.Read(name));
    }

    [Fact]
    public void Any_time_written_as_a_camera_does_is_read_back()
    {
        Gen<DateTime> times =
            from day in Gen.Choose(0, (int)(new DateTime(2099, 12, 31) - new DateTime(1900, 1, 1)).TotalDays)
            from second in Gen.Choose(0, 86_399)
            select new DateTime(1900, 1, 1).AddDays(day).AddSeconds(second);
        Gen<string> formats = Gen.Elements("'IMG_'yyyyMMdd'_'HHmmss'.jpg'", "yyyyMMdd'_'HHmmss'_1.jpg'", "'Screenshot_'yyyy-MM-dd-HH-mm-ss'.png'", "yyyy-MM-dd HH.mm.ss'.heic'");

        Prop.ForAll(times.ToArbitrary(), formats.ToArbitrary(), (time, format) =>
            FileNameDate.Read(time.ToString(format, System.Globalization.CultureInfo.InvariantCulture))?.Local == time).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_name_is_read_without_trouble_and_within_the_years()
    {
        Prop.ForAll<string>(name => FileNameDate.Read(name ?? "") is not { } read || read.Local.Year is >= 1900 and <= 2099).QuickCheckThrowOnFailure();
    }
}
