using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>A test that needs libvips, and the corpus where it says so. Without them it is skipped, or fails where everything is required.</summary>
internal sealed class ImagingFactAttribute : FactAttribute
{
    public ImagingFactAttribute(bool corpus = false) => Skip = Needs.Missing(corpus);
}

/// <inheritdoc cref="ImagingFactAttribute"/>
internal sealed class ImagingTheoryAttribute : TheoryAttribute
{
    public ImagingTheoryAttribute(bool corpus = false) => Skip = Needs.Missing(corpus);
}

internal static class Needs
{
    internal static string? Missing(bool corpus)
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1") return null;
        if (VipsLibrary.Find() is null) return "libvips is not set up: ./dev setup";
        return corpus && !Corpus.IsThere ? "the shared photos are not there" : null;
    }
}
