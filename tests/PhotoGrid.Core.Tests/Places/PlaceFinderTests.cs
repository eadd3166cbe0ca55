using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Core.Tests.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Places;

namespace PhotoGrid.Core.Tests.Places;

public sealed class PlaceFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PlaceFinder _finder;

    public PlaceFinderTests() => _finder = new PlaceFinder(TinyPlaces.Write(Path.Combine(_folder.Path, "places.bin")));

    public void Dispose()
    {
        _finder.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(52.5075, 13.3904, "Berlin")]
    [InlineData(52.404, 13.271, "Teltow")]
    [InlineData(52.457, 13.335, "Berlin")] // nearer to Teltow, and yet in the city
    [InlineData(-16.70, 179.99, "Matei")] // over the date line
    public void A_point_goes_by_the_name_of_its_town(double lat, double lon, string city)
    {
        Assert.Equal(city, Find(lat, lon)?.City);
    }

    [Fact]
    public void Everything_that_is_known_of_a_town_is_told()
    {
        Assert.Equal(new FoundPlace("Berlin", "State of Berlin", "Germany", "DE", "Europe/Berlin"), Find(52.52, 13.40));
        Assert.Equal(new FoundPlace("Vaduz", null, "Liechtenstein", "LI", "Europe/Vaduz"), Find(47.14, 9.52));
    }

    [Fact]
    public void Far_out_there_is_no_name_but_the_clocks_of_the_next_coast_and_then_nothing()
    {
        Assert.Equal(new FoundPlace(null, null, null, null, "Asia/Tokyo"), Find(34.6, 140.9));
        Assert.Null(Find(30, 160));
        Assert.Null(Find(90, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(5000)]
    public void A_file_that_is_cut_or_strange_is_as_good_as_none(int length)
    {
        var bytes = File.ReadAllBytes(Path.Combine(_folder.Path, "places.bin"));
        var broken = Path.Combine(_folder.Path, "broken.bin");
        File.WriteAllBytes(broken, bytes[..length]);
        using var cut = new PlaceFinder(broken);
        using var absent = new PlaceFinder(null);

        Assert.Equal((false, 0L), (cut.IsAvailable, cut.Version));
        Assert.False(absent.IsAvailable);
        Assert.True(GeoPoint.TryCreate(52.5, 13.4, out var berlin));
        Assert.Null(absent.Find(berlin));
    }

    [Fact]
    public void Whatever_the_grid_of_cells_leaves_out_is_further_than_fifty_kilometres()
    {
        var random = new Random(7);
        TinyTown Random(int i) => new($"T{i}", (random.NextDouble() * 178) - 89, (random.NextDouble() * 360) - 180, 1000, "", "XXx", "Etc/UTC");
        TinyTown[] towns = [.. Enumerable.Range(0, 4000).Select(Random)];
        using var finder = new PlaceFinder(TinyPlaces.Write(Path.Combine(_folder.Path, "random.bin"), towns));

        // Close to towns, so that most have one within reach, and so near the poles that a cell is narrower than the reach.
        foreach (var near in towns.Take(1500))
        {
            double lat = Math.Clamp(near.Lat + random.NextDouble() - 0.5, -90, 90), lon = Math.Clamp(near.Lon + (4 * random.NextDouble()) - 2, -180, 180);
            Assert.True(GeoPoint.TryCreate(lat, lon, out var point));
            var nearest = towns.Where(town => Kilometres(lat, lon, town) < 49.9).MinBy(town => Kilometres(lat, lon, town));
            if (nearest is not null)
                Assert.Equal(nearest.Name, finder.Find(point)?.City);
        }
    }

    [Fact]
    public void No_point_on_earth_makes_it_fail()
    {
        var points = from lat in Gen.Choose(-90_000, 90_000) from lon in Gen.Choose(-180_000, 180_000) select (Lat: lat / 1000.0, Lon: lon / 1000.0);

        Prop.ForAll(points.ToArbitrary(), at => Find(at.Lat, at.Lon) is null or { TimeZone: not null }).QuickCheckThrowOnFailure();
    }

    [NeedsPlacesTheory]
    [InlineData(52.5200, 13.4050, "Berlin", "DE", "Europe/Berlin")]
    [InlineData(51.3397, 12.3731, "Leipzig", "DE", "Europe/Berlin")]
    [InlineData(35.6762, 139.6503, "Tokyo", "JP", "Asia/Tokyo")]
    [InlineData(40.7128, -74.0060, "New York City", "US", "America/New_York")]
    [InlineData(64.1466, -21.9426, "Reykjavík", "IS", "Atlantic/Reykjavik")]
    [InlineData(-33.8688, 151.2093, "Sydney", "AU", "Australia/Sydney")]
    [InlineData(27.7172, 85.3240, "Kathmandu", "NP", "Asia/Kathmandu")]
    [InlineData(-22.9068, -43.1729, "Rio de Janeiro", "BR", "America/Sao_Paulo")]
    [InlineData(-33.9249, 18.4241, "Cape Town", "ZA", "Africa/Johannesburg")]
    [InlineData(38.7223, -9.1393, "Lisbon", "PT", "Europe/Lisbon")]
    [InlineData(21.3069, -157.8583, "Honolulu", "US", "Pacific/Honolulu")]
    [InlineData(-18.1248, 178.4501, "Suva", "FJ", "Pacific/Fiji")]
    [InlineData(-13.8507, -171.7514, "Apia", "WS", "Pacific/Apia")]
    [InlineData(47.5615, -52.7126, "St. John's", "CA", "America/St_Johns")]
    [InlineData(52.4988, 13.4180, "Berlin", "DE", "Europe/Berlin")] // Kreuzberg, a section of the city
    [InlineData(52.4400, 13.3000, "Berlin", "DE", "Europe/Berlin")] // Lichterfelde, nearer to Teltow's centre
    [InlineData(0.0, -30.0, null, null, null)] // the middle of the Atlantic
    public void The_world_as_it_is_set_up(double lat, double lon, string? city, string? country, string? zone)
    {
        using var world = new PlaceFinder(PlaceFinder.Locate());
        Assert.True(world.IsAvailable && world.Version > 0 && GeoPoint.TryCreate(lat, lon, out _));
        Assert.True(GeoPoint.TryCreate(lat, lon, out var point));

        var found = world.Find(point);

        Assert.Equal((city, country, zone), (found?.City, found?.CountryCode, found?.TimeZone));
    }

    private FoundPlace? Find(double lat, double lon)
    {
        Assert.True(GeoPoint.TryCreate(lat, lon, out var point));
        return _finder.Find(point);
    }

    private static double Kilometres(double lat, double lon, TinyTown town)
    {
        var east = Math.Abs(lon - town.Lon);
        east = Math.Min(east, 360 - east) * Math.Cos((lat + town.Lat) / 2 * Math.PI / 180);
        return Math.Sqrt((east * east) + ((lat - town.Lat) * (lat - town.Lat))) * 111.2;
    }
}
