using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Library.Whereabouts;
using PhotoGrid.Places;

namespace PhotoGrid.Core.Tests.Library.Sidecars;

public sealed class ApplySidecarTests
{
    private static readonly LookUpPlace _nowhere = new(new PlaceFinder(null));
    private static readonly DateTimeOffset _moment = new(2022, 4, 16, 18, 39, 42, TimeSpan.Zero);

    [Theory]
    [InlineData("exif", 2 * 60)] // The camera's clock is two hours ahead of what the sidecar says: so was the place.
    [InlineData("exif", -570)]
    [InlineData("exif-place", 345)]
    [InlineData("filename", 60)]
    public void A_wall_clock_and_a_moment_make_an_offset(string source, int minutes)
    {
        var local = Instant.Of(_moment) + (minutes * 60_000L) + 250;

        var photo = Apply(new TakenAt(local, local, null, null, source), new SidecarFacts { Taken = _moment });

        Assert.Equal(new TakenAt(local - (minutes * 60_000L), local, minutes, null, "sidecar"), photo.TakenAt);
        Assert.Equal(_moment, photo.TakenAt.Moment.AddMilliseconds(-250));
    }

    [Theory]
    [InlineData("exif", 7)] // Minutes that no zone is apart: somebody corrected the date.
    [InlineData("exif", 20 * 60)]
    [InlineData("modified", 60)]
    [InlineData("uploaded", 60)]
    public void A_corrected_date_is_the_sidecars(string source, int minutes)
    {
        var local = Instant.Of(_moment) + (minutes * 60_000L);

        var photo = Apply(new TakenAt(local, local, null, null, source), new SidecarFacts { Taken = _moment });

        Assert.Equal((Instant.Of(_moment), "sidecar"), (photo.TakenAt.InstantMs, photo.TakenAt.Source));
    }

    [Fact]
    public void What_the_file_knows_exactly_stays_when_the_sidecar_agrees()
    {
        var instant = Instant.Of(_moment) + 480;
        var read = new TakenAt(instant, instant + 7_200_000, 120, "Europe/Berlin", "exif-offset");

        Assert.Equal(read, Apply(read, new SidecarFacts { Taken = _moment }).TakenAt);
        Assert.Equal("sidecar", Apply(read, new SidecarFacts { Taken = _moment.AddDays(1) }).TakenAt.Source);
        Assert.Equal(read, Apply(read, new SidecarFacts()).TakenAt);
    }

    [Fact]
    public void What_it_says_nothing_of_stays()
    {
        var before = Photo(new TakenAt(0, 0, null, null, "exif")) with { Description = "From the file", IsFavorite = true };

        Assert.Equal(before, ApplySidecar.Of(before, new SidecarFacts(), _nowhere, TimeProvider.System));
        var after = ApplySidecar.Of(before, new SidecarFacts { Description = "Corrected", IsArchived = true }, _nowhere, TimeProvider.System);
        Assert.Equal(("Corrected", true, true), (after.Description, after.IsArchived, after.IsFavorite));
    }

    private static Photo Apply(TakenAt taken, SidecarFacts facts) => ApplySidecar.Of(Photo(taken), facts, _nowhere, TimeProvider.System);

    private static Photo Photo(TakenAt taken) => new()
    {
        Id = PhotoId.New(TimeProvider.System),
        Number = 1,
        Filename = "a.jpg",
        MimeType = "image/jpeg",
        Size = 1,
        Sha256 = ContentHash.Of([1]),
        TakenAt = taken,
        CreatedAtMs = 0,
        UpdatedAtMs = 0,
        Camera = new Camera(null, null, null, null, null, null, null),
    };
}
