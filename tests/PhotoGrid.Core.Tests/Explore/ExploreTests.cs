using PhotoGrid.Columns;
using PhotoGrid.Core.Tests.Columns;
using PhotoGrid.Explore;
using PhotoGrid.Library;

namespace PhotoGrid.Core.Tests.Explore;

public sealed class ExploreTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Places_are_counted_by_town_by_region_and_by_country()
    {
        await _library.PutAsync("photo.added",
            Photo(1, "Bergen", "Vestland", "NO", 60.4, 5.3), Photo(2, "Bergen", "Vestland", "NO", 60.38, 5.33) with { IsFavorite = true }, Photo(3, "Voss", "Vestland", "NO", 60.6, 6.4),
            Photo(4, "Oslo", "Oslo", "NO", 59.9, 10.7), Photo(5, null, null, "NO", 62, 8), Photo(6, null, null, null, 0, 0), Photo(7, "Suva", "Central", "FJ", -18.1, 178.4), Photo(8, "Taveuni", null, "FJ", -16.8, -179.9));

        var countries = await PlacesAsync(PlaceLevel.Country);
        var regions = await PlacesAsync(PlaceLevel.Region, new PlaceNames("NO", null, null));
        var towns = await PlacesAsync(PlaceLevel.City, new PlaceNames("NO", "Vestland", null));
        var elsewhere = await PlacesAsync(PlaceLevel.City, new PlaceNames("FJ", "", null));

        Assert.Equal([("NO", 5, 3), ("FJ", 2, 2)], countries.Places.Select(place => (place.Names.CountryCode, place.Count, place.Parts)));
        Assert.Equal(8, countries.Photos);
        Assert.Equal(["Vestland", null, "Oslo"], regions.Places.Select(place => place.Names.Region));
        Assert.Equal([("Bergen", 2), ("Voss", 1)], towns.Places.Select(place => (place.Names.City, place.Count)));
        Assert.Equal((2, 60.38), (towns.Places[0].Cover.Number, Math.Round(towns.Places[0].Bounds.South, 6)));
        Assert.Equal("Taveuni", Assert.Single(elsewhere.Places).Names.City);
        Assert.True(countries.Places[1].Bounds.West > countries.Places[1].Bounds.East); // Fiji is on both sides of the date line
    }

    [Fact]
    public async Task This_day_of_earlier_years_goes_by_the_clock_of_the_place()
    {
        var evening = new DateTimeOffset(2020, 2, 29, 23, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        await _library.PutAsync("photo.added",
            new TestPhoto(Guid.NewGuid(), 1, evening) { TakenAt = evening + 7_200_000 }, new TestPhoto(Guid.NewGuid(), 2, evening + 3_600_000) { TakenAt = evening },
            new TestPhoto(Guid.NewGuid(), 3, new DateTimeOffset(1967, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()),
            new TestPhoto(Guid.NewGuid(), 4, new DateTimeOffset(2024, 3, 1, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));

        var leap = await ExploreAsync(new DateOnly(2024, 2, 29));
        var march = await ExploreAsync(new DateOnly(2024, 3, 1));
        var plain = await ExploreAsync(new DateOnly(2023, 2, 28));

        Assert.Equal([(new DateOnly(2020, 2, 29), 1)], leap.OnThisDay.Select(day => (day.Day, day.Count)));
        Assert.Equal([(2020, 2), (1967, 3)], march.OnThisDay.Select(day => (day.Day.Year, day.Prints[0].Number)));
        Assert.Empty(plain.OnThisDay);
    }

    [Fact]
    public async Task What_came_last_comes_first_whenever_it_was_taken()
    {
        await _library.PutAsync("photo.added", [.. Enumerable.Range(1, 30).Select(number => new TestPhoto(Guid.NewGuid(), number, -number * 1000L) { IsArchived = number == 29 })]);

        var recent = (await ExploreAsync(new DateOnly(2024, 1, 1))).Recent;

        Assert.Equal([30, 28, 27], recent.Take(3).Select(print => print.Number));
        Assert.Equal(18, recent.Count);
    }

    [Fact]
    public async Task An_empty_library_has_nothing_to_find()
    {
        var explored = await ExploreAsync(new DateOnly(2024, 1, 1));

        Assert.Equal((0, 0, 0), (explored.Places.Count, explored.OnThisDay.Count, explored.Recent.Count));
        Assert.Null((await PlacesAsync(PlaceLevel.Country)).First);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static TestPhoto Photo(int number, string? city, string? region, string? country, double lat, double lon) =>
        new(Guid.NewGuid(), number, number * 1000) { City = city, Region = region, CountryCode = country, Lat = lat, Lon = lon };

    private ColumnsCache Cache() => new(_library.Catalog, _library.Feed, new ColumnsLimits());

    private Task<Explored> ExploreAsync(DateOnly today) => new ReadExplore(Cache()).RunAsync(_library.Owner, today, default);

    private Task<PlaceCounts> PlacesAsync(PlaceLevel level, PlaceNames? place = null) => new ReadPlaces(Cache()).RunAsync(_library.Owner, new PhotoQuery(Place: place), level, 100, default);
}
