using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Core.Tests.Imaging.Formats;

public sealed class InstalledDecodersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("photogrid-test-").FullName;

    [Fact]
    public void Without_libvips_there_is_nothing_that_can_be_shown()
    {
        var decoders = new InstalledDecoders(new ImagingOptions(), vips: null);

        Assert.All(Enum.GetValues<Decoder>(), decoder => Assert.Contains("libvips", decoders.WhyNot(decoder)));
        Assert.False(decoders.Has(Decoder.Vips));
    }

    [Fact]
    public void A_library_of_the_system_is_there_when_all_of_its_files_are()
    {
        Assert.True(Look().Has(Decoder.Vips));
        Assert.Contains("libheif", Look().WhyNot(Decoder.Heif));

        File.WriteAllText(Path.Combine(_folder, "libheif.so.1"), "");
        Assert.Contains("libde265", Look().WhyNot(Decoder.Heif));

        File.WriteAllText(Path.Combine(_folder, "libde265.so.0"), "");
        Assert.Null(Look().WhyNot(Decoder.Heif));

        Assert.Contains("LibRaw", Look().WhyNot(Decoder.Raw));
        File.WriteAllText(Path.Combine(_folder, "libraw_r.so.23"), "");
        Assert.True(Look().Has(Decoder.Raw));

        Assert.Contains("libjxl", Look().WhyNot(Decoder.Jxl));
        File.WriteAllText(Path.Combine(_folder, "libjxl.so.0.11"), "");
        Assert.True(Look().Has(Decoder.Jxl));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private InstalledDecoders Look() => new(new ImagingOptions { LibraryFolders = [_folder] }, vips: "libvips-cpp.so");
}
