using PhotoGrid.Places;

namespace PhotoGrid.Core.Tests.Places;

/// <summary>Needs the world's towns under runtimes/ (./dev setup). Without them the test is skipped, and fails when PHOTOGRID_REQUIRE_ALL=1.</summary>
internal sealed class NeedsPlacesTheoryAttribute : TheoryAttribute
{
    public NeedsPlacesTheoryAttribute()
    {
        if (PlaceFinder.Locate() is null && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1")
            Skip = "the file of places is missing: run ./dev setup";
    }
}
