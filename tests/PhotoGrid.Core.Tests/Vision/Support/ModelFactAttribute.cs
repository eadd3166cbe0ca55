using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Core.Tests.Vision.Support;

/// <summary>Needs ONNX Runtime and libvips, and a pack of models or the shared folder where it says so. Without them it is skipped, or fails where everything is required.</summary>
internal sealed class ModelFactAttribute : FactAttribute
{
    public ModelFactAttribute(string? pack = null, bool shared = false) => Skip = Models.Missing(pack, shared);
}

/// <inheritdoc cref="ModelFactAttribute"/>
internal sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute(string? pack = null, bool shared = false) => Skip = Models.Missing(pack, shared);
}

/// <summary>Where the models of this machine lie.</summary>
internal static class Models
{
    internal static string Shared => Path.GetFullPath(Path.Combine(Imaging.Support.Corpus.Root, "../../models"));

    internal static string PackFolder(string pack) => Path.Combine(ModelFolders.FindBundled() ?? "/nowhere", pack);

    internal static string? Missing(string? pack, bool shared)
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1") return null;
        if (!OrtLibrary.IsThere) return $"{OrtLibrary.Missing} ./dev setup";
        if (new InstalledDecoders(new ImagingOptions()).WhyNot(Decoder.Vips) is { } missing) return $"{missing}: ./dev setup";
        if (pack is not null && !Directory.Exists(PackFolder(pack))) return $"the models of {pack} are not here: ./dev setup";
        return shared && !Directory.Exists(Shared) ? "the shared models are not there" : null;
    }
}
