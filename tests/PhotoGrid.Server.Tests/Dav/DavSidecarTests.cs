using System.Net;
using System.Text;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>XMP files beside photos: files to a client, words to the photo.</summary>
public sealed class DavSidecarTests : DavFixture
{
    [NeedsVipsFact]
    public async Task A_sidecar_is_listed_where_it_lies_and_speaks_for_the_photo_of_its_folder()
    {
        var xmp = Encoding.UTF8.GetBytes(TestXmp.Packet("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Two boats</rdf:li></rdf:Alt></dc:description>"));
        await Dav.SendAsync("MKCOL", "/dav/a/");
        await Dav.SendAsync("MKCOL", "/dav/b/");
        await Dav.PutAsync("/dav/a/IMG_1.jpg", new TestJpeg(1).ToBytes());

        var put = await Dav.PutAsync("/dav/b/IMG_1.jpg.xmp", xmp);
        await Dav.PutAsync("/dav/b/IMG_1.jpg", new TestJpeg(2).ToBytes());
        var list = await Dav.ListAsync("/dav/b/");
        var got = await Dav.GetAsync("/dav/b/IMG_1.jpg.xmp");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal(["/dav/b/", "/dav/b/IMG_1.jpg", "/dav/b/IMG_1.jpg.xmp"], list.Paths.Order(StringComparer.Ordinal));
        Assert.Equal(xmp, got.Body);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        List<string?> captions;
        while ((captions = await CaptionsAsync()).TrueForAll(caption => caption is null))
            await Task.Delay(50, limit.Token);
        Assert.Equal(["Two boats", null], captions);
        Assert.Equal(2, (await PhotosAsync()).Count);
    }

    // The newest first.
    private async Task<List<string?>> CaptionsAsync()
    {
        var page = await Owner.GetAsync("/api/v1/photos?sort=added_desc");
        return [.. page.Data["photos"]!.AsArray().Select(photo => (string?)photo!["description"])];
    }
}
