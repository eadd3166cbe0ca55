using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Core.Tests.Imaging;

/// <summary>Counts what lives in this process, so nothing else may use the library meanwhile.</summary>
[CollectionDefinition(nameof(BindingTests), DisableParallelization = true)]
[Collection(nameof(BindingTests))]
public class BindingTests
{
    [ImagingFact]
    public void No_object_of_libvips_outlives_its_photo()
    {
        byte[] good = TestImages.Gradient("jpegsave_target", 900, 600);
        byte[] cut = good[..(good.Length / 2)];
        // What other tests left to the finalizer goes first.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = VipsCensus.Count();

        for (int i = 0; i < 20; i++)
        {
            Make(good);
            Assert.Throws<VipsException>(() => Make(cut));
        }

        Assert.Equal(before, VipsCensus.Count());
    }

    [ImagingFact]
    public void Loaders_that_nobody_asked_for_are_refused_by_the_library()
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);

        Assert.Throws<VipsException>(() => new VipsOperation("svgload_source").BuildImage());
        using var svg = new MemoryStream("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray());
        using VipsSource source = VipsSource.FromStream(svg);
        Assert.False(source.FindLoader() is { } loader && VipsLibrary.IsAllowed(loader));
    }

    [ImagingFact]
    public void What_the_stream_throws_is_kept()
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        using var closed = new MemoryStream();
        closed.Dispose();
        using VipsSource source = VipsSource.FromStream(closed);

        source.FindLoader();

        Assert.IsType<ObjectDisposedException>(source.Fault);
    }

    private static void Make(byte[] photo)
    {
        using var stream = new MemoryStream(photo);
        using VipsSource source = VipsSource.FromStream(stream);
        ImageHeader header = ImageHeader.Read(source, photo.AsSpan(0, 100), 1_000_000);
        using VipsImage large = Shrink.FromSource(source, header, 400);
        using VipsImage small = Shrink.FromImage(large, 150);
        foreach (RenditionFormat format in Enum.GetValues<RenditionFormat>()) Encoder.Encode(small, format);
        AppearanceWork.Look(small);
    }
}
