using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Server.Tests;

/// <inheritdoc cref="NeedsVipsFactAttribute"/>
public sealed class NeedsVipsTheoryAttribute : TheoryAttribute
{
    public NeedsVipsTheoryAttribute()
    {
        if (VipsLibrary.Find() is null && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1")
            Skip = "libvips is missing: run ./dev setup";
    }
}
