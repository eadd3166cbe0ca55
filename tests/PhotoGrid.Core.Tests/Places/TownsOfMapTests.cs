using PhotoGrid.Core.Tests.Catalog;
using PhotoGrid.Places;

namespace PhotoGrid.Core.Tests.Places;

public sealed class TownsOfMapTests
{
    [Fact]
    public void The_largest_come_first_and_a_city_is_said_once()
    {
        using var folder = new TempFolder();
        using var finder = new PlaceFinder(TinyPlaces.Write(Path.Combine(folder.Path, "places.bin"), [.. TinyPlaces.Towns, new("Berlin", 52.4987, 13.4031, 150_000, "State of Berlin", "DEGermany", "Europe/Berlin")]));
        var towns = new TownsOfMap(finder);

        Assert.Equal(["Berlin", "Teltow"], towns.Find(13, 52, 14, 53, 5).Select(town => town.Name));
        Assert.Equal(["Berlin"], towns.Find(13, 52, 14, 53, 1).Select(town => town.Name));
        Assert.Equal(["Suva", "Matei"], towns.Find(170, -20, -170, -10, 5).Select(town => town.Name));
        Assert.Equal(7, towns.Find(-180, -90, 180, 90, 100).Count);
        Assert.InRange(towns.Find(13, 52, 14, 53, 1)[0].Rank, 3300, 3550);
        Assert.Empty(new TownsOfMap(new PlaceFinder(null)).Find(-180, -90, 180, 90, 100));
    }
}
