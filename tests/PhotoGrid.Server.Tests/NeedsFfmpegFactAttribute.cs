using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Server.Tests;

/// <summary>Needs ffmpeg and libvips. Without them the test is skipped, and fails when PHOTOGRID_REQUIRE_ALL=1.</summary>
public sealed class NeedsFfmpegFactAttribute : FactAttribute
{
    public NeedsFfmpegFactAttribute() => Skip = NeedsFfmpeg.Missing();
}

/// <inheritdoc cref="NeedsFfmpegFactAttribute"/>
public sealed class NeedsFfmpegTheoryAttribute : TheoryAttribute
{
    public NeedsFfmpegTheoryAttribute() => Skip = NeedsFfmpeg.Missing();
}

internal static class NeedsFfmpeg
{
    public static string? Missing() => Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1" ? null
        : new InstalledDecoders(new ImagingOptions()).WhyNot(Decoder.Ffmpeg) is { } missing ? $"{missing}: ./dev setup"
        : null;
}
