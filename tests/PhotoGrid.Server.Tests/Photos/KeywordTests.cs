using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Photos;

public sealed class KeywordTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [NeedsVipsFact]
    public async Task Captions_and_keywords_within_the_file_become_description_and_tags()
    {
        var photo = await AddAsync(TestXmp.Packet(
            """
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Two boats</rdf:li></rdf:Alt></dc:description>
            <dc:subject><rdf:Bag><rdf:li>Bergen</rdf:li><rdf:li> boat </rdf:li><rdf:li>BOAT</rdf:li><rdf:li></rdf:li></rdf:Bag></dc:subject>
            <lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Norway|Bergen</rdf:li><rdf:li>Places|Norway</rdf:li></rdf:Bag></lr:hierarchicalSubject>
            """));

        Assert.Equal("Two boats", (string)photo["description"]!);
        Assert.Equal(["Bergen", "boat", "Norway"], photo["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
        Assert.All(photo["tags"]!.AsArray(), tag => Assert.Equal(("xmp", 1), ((string)tag!["source"]!, (double)tag["confidence"]!)));
    }

    [NeedsVipsFact]
    public async Task Tags_of_the_file_stay_when_a_person_sets_their_own()
    {
        var photo = await AddAsync(TestXmp.Packet("<dc:subject><rdf:Bag><rdf:li>Bergen</rdf:li><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>"));

        var changed = await _owner.PutAsync($"/api/v1/photos/{photo["id"]}", JsonNode.Parse("""{"tags":["bergen","trip"]}"""));

        Assert.Equal([("bergen", "user"), ("trip", "user"), ("boat", "xmp")],
            changed.Data["tags"]!.AsArray().Select(tag => ((string)tag!["name"]!, (string)tag["source"]!)));
    }

    [NeedsVipsFact]
    public async Task Entities_in_the_packet_are_not_followed_and_the_photo_comes_in()
    {
        var bomb = TestXmp.Packet("<dc:subject><rdf:Bag><rdf:li>&c;</rdf:li></rdf:Bag></dc:subject>",
            """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>""");

        var photo = await AddAsync(bomb);

        Assert.Empty(photo["tags"]!.AsArray());
        Assert.Equal(16, (int)photo["width"]!);
    }

    private async Task<JsonNode> AddAsync(string xmp) =>
        (await _owner.UploadAsync(new TestJpeg(1) { Xmp = xmp }.ToBytes(), "DSC_0001.JPG")).Data["photo"]!;
}
