using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>A test that needs libvips, a decoder beyond it, or the corpus where it says so. Without them it is skipped, or fails where everything is required.</summary>
internal sealed class ImagingFactAttribute : FactAttribute
{
    public ImagingFactAttribute(bool corpus = false, Decoder decoder = Decoder.Vips) => Skip = Needs.Missing(corpus, decoder);
}

/// <inheritdoc cref="ImagingFactAttribute"/>
internal sealed class ImagingTheoryAttribute : TheoryAttribute
{
    public ImagingTheoryAttribute(bool corpus = false, Decoder decoder = Decoder.Vips) => Skip = Needs.Missing(corpus, decoder);
}

internal static class Needs
{
    private static readonly InstalledDecoders Decoders = new(new ImagingOptions());

    internal static string? Missing(bool corpus, Decoder decoder)
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1") return null;
        if (Decoders.WhyNot(decoder) is { } missing) return $"{missing}: ./dev setup";
        return corpus && !Corpus.IsThere ? "the shared photos are not there" : null;
    }
}
