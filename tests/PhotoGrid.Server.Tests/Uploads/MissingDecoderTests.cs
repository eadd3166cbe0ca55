using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Server.Tests.Uploads;

/// <summary>A machine that lacks the libraries of some formats.</summary>
public class MissingDecoderTests
{
    [Fact]
    public async Task Without_libvips_a_photo_is_refused_before_it_is_sent_and_the_reason_is_said()
    {
        await using var server = await WithAsync(new InstalledDecoders(new ImagingOptions(), vips: null));
        using var owner = await server.SetUpAsync();

        var refused = await owner.BeginAsync(TestPhotos.Png(1));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (refused.Status, refused.Code!));
        Assert.Contains("libvips", (string)refused.Json!["error"]!["message"]!);
    }

    [Theory]
    [InlineData("IMG_0001.HEIC", "heic", "libheif1")]
    [InlineData("IMG_0001.CR3", "raw", "LibRaw")]
    public async Task Without_the_library_of_a_format_it_is_off_and_the_others_are_taken(string filename, string feature, string library)
    {
        await using var server = await WithAsync(new InstalledDecoders(new ImagingOptions { LibraryFolders = [] }, vips: "there"));
        using var owner = await server.SetUpAsync();

        var refused = await owner.BeginAsync(new byte[100], filename);
        var begun = await owner.BeginAsync(TestPhotos.Png(1));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (refused.Status, refused.Code!));
        Assert.Contains(library, (string)refused.Json!["error"]!["message"]!);
        Assert.Equal(HttpStatusCode.Created, begun.Status);
        Assert.False((bool)(await owner.GetAsync("/api/v1/server")).Data["features"]![feature]!);
    }

    [NeedsVipsFact]
    public async Task A_decoder_that_is_there_is_a_feature_and_content_without_one_is_refused_at_the_end()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var here = server.Services.GetRequiredService<InstalledDecoders>();
        byte[] heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

        var features = (await owner.GetAsync("/api/v1/server")).Data["features"]!;
        Assert.Equal((here.Has(Decoder.Heif), here.Has(Decoder.Raw)), ((bool)features["heic"]!, (bool)features["raw"]!));

        await using var without = await WithAsync(new InstalledDecoders(new ImagingOptions { LibraryFolders = [] }));
        using var other = await without.SetUpAsync();
        var disguised = await other.UploadAsync(heic, "photo.jpg");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (disguised.Status, disguised.Code!));
    }

    private static Task<TestServer> WithAsync(InstalledDecoders decoders) =>
        TestServer.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(decoders)));
}
