using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Server.Tests;

/// <summary>Needs libvips under runtimes/ (./dev setup lays it there). Without it the test is skipped, and fails when PHOTOGRID_REQUIRE_ALL=1.</summary>
public sealed class NeedsVipsFactAttribute : FactAttribute
{
    public NeedsVipsFactAttribute()
    {
        if (VipsLibrary.Find() is null && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1")
            Skip = "libvips is missing: run ./dev setup";
    }
}
