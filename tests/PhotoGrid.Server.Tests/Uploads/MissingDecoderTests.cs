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

    private static Task<TestServer> WithAsync(InstalledDecoders decoders) =>
        TestServer.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(decoders)));
}
