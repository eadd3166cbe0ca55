using System.Globalization;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Library.Whereabouts;
using FileTime = PhotoGrid.Imaging.Metadata.TakenAt;

namespace PhotoGrid.Core.Tests.Library.Whereabouts;

public class TakenAtRulesTests
{
    // The server stands in New York.
    private static readonly Clock _clock = new();
    private static readonly TimeZoneInfo _tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private static readonly TimeZoneInfo _berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("exif-offset", 120, null, "2019-07-04T15:30:00+02:00", "exif-offset", 120, null)]
    [InlineData("exif-offset", 120, "Europe/Berlin", "2019-07-04T15:30:00+02:00", "exif-offset", 120, "Europe/Berlin")]
    [InlineData("exif-offset", 540, "Europe/Berlin", "2019-07-04T15:30:00+09:00", "exif-offset", 540, null)] // a camera still at home's time
    [InlineData("exif", null, "Asia/Tokyo", "2019-07-04T15:30:00+09:00", "exif-place", 540, "Asia/Tokyo")]
    [InlineData("exif", null, null, "2019-07-04T15:30:00-04:00", "exif", null, null)]
    [InlineData("container", 0, "Asia/Tokyo", "2019-07-05T00:30:00+09:00", "container", 540, "Asia/Tokyo")]
    [InlineData("container", 0, null, "2019-07-04T11:30:00-04:00", "container", null, null)]
    [InlineData("container", 120, null, "2019-07-04T15:30:00+02:00", "container", 120, null)]
    [InlineData("sidecar", null, "Asia/Tokyo", "2019-07-04T15:30:00+09:00", "sidecar", 540, "Asia/Tokyo")]
    public void What_the_file_says_counts_first(string source, int? offset, string? zone, string expected, string saidSource, int? minutes, string? said)
    {
        var file = new FileTime(new DateTime(2019, 7, 4, 15, 30, 0), offset is { } m ? TimeSpan.FromMinutes(m) : null, source);

        var taken = TakenAtRules.Decide(file, Name("2001-01-01T00:00:00"), DateTimeOffset.UnixEpoch, Zone(zone), _clock);

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), taken.Moment);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).Offset, taken.Moment.Offset);
        Assert.Equal((saidSource, minutes, said), (taken.Source, taken.OffsetMinutes, taken.TimeZone));
    }

    [Fact]
    public void Then_the_name_then_the_time_of_the_file_then_now()
    {
        var modified = new DateTimeOffset(2020, 2, 2, 10, 0, 0, TimeSpan.Zero);

        var name = TakenAtRules.Decide(null, Name("2019-07-04T15:30:00"), modified, null, _clock);
        var utcName = TakenAtRules.Decide(null, Name("2019-07-04T15:30:00") with { Offset = TimeSpan.Zero }, modified, _tokyo, _clock);
        var changed = TakenAtRules.Decide(null, null, modified, _tokyo, _clock);
        var now = TakenAtRules.Decide(null, null, null, null, _clock);

        Assert.Equal("2019-07-04T15:30:00.0000000-04:00", Text(name));
        Assert.Equal("2019-07-05T00:30:00.0000000+09:00", Text(utcName));
        Assert.Equal("2020-02-02T19:00:00.0000000+09:00", Text(changed));
        Assert.Equal("2021-03-03T07:00:00.0000000-05:00", Text(now));
        Assert.Equal(["filename", "filename", "modified", "uploaded"], new[] { name, utcName, changed, now }.Select(taken => taken.Source));
    }

    [Theory]
    [InlineData("2019-10-27T02:30:00", "+02:00")] // the hour that comes twice: its first time
    [InlineData("2019-03-31T02:30:00", "+01:00")] // the hour that is skipped: a clock that nobody has put forward
    public void Odd_hours_are_read_as_clocks_show_them(string local, string offset)
    {
        var taken = TakenAtRules.Decide(new FileTime(DateTime.Parse(local, CultureInfo.InvariantCulture), null, "exif"), null, null, _berlin, _clock);

        Assert.Equal($"{local}.0000000{offset}", Text(taken));
    }

    [Fact]
    public void A_place_that_becomes_known_later_moves_the_instant_and_not_the_wall_clock()
    {
        var before = TakenAtRules.Decide(new FileTime(new DateTime(2019, 7, 4, 15, 30, 0), null, "exif"), null, null, null, _clock);
        var offset = TakenAtRules.Decide(new FileTime(new DateTime(2019, 7, 4, 15, 30, 0), TimeSpan.FromHours(9), "exif-offset"), null, null, null, _clock);

        var after = TakenAtRules.InZone(before, _tokyo, _clock);

        Assert.Equal("2019-07-04T15:30:00.0000000+09:00", Text(after!));
        Assert.Equal("exif-place", after!.Source);
        Assert.Equal(offset with { TimeZone = "Asia/Tokyo" }, TakenAtRules.InZone(offset, _tokyo, _clock));
        Assert.Equal("2019-07-04T15:30:00.0000000+02:00", Text(TakenAtRules.InZone(after, _berlin, _clock)!));
        Assert.Null(TakenAtRules.InZone(offset, _berlin, _clock));
        Assert.Null(TakenAtRules.InZone(after, _tokyo, _clock));
        Assert.Null(TakenAtRules.InZone(before with { Source = "user" }, _tokyo, _clock));
    }

    private static FileTime Name(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), null, "filename");

    private static TimeZoneInfo? Zone(string? id) => id is null ? null : TimeZoneInfo.FindSystemTimeZoneById(id);

    private static string Text(PhotoGrid.Library.TakenAt taken) => taken.Moment.ToString("O", CultureInfo.InvariantCulture);

    private sealed class Clock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        public override DateTimeOffset GetUtcNow() => new(2021, 3, 3, 12, 0, 0, TimeSpan.Zero);
    }
}
