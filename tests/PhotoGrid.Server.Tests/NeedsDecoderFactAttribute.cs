using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Server.Tests;

/// <summary>Needs a decoder of the system and libvips. Without them the test is skipped, and fails when PHOTOGRID_REQUIRE_ALL=1.</summary>
public sealed class NeedsDecoderFactAttribute : FactAttribute
{
    public NeedsDecoderFactAttribute(Decoder decoder)
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1" && new InstalledDecoders(new ImagingOptions()).WhyNot(decoder) is { } missing)
            Skip = $"{missing}: ./dev setup";
    }
}
