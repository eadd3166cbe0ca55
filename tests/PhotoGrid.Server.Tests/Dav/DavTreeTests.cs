using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>Folders, copies and moves, properties, and who gets in.</summary>
public sealed class DavTreeTests : DavFixture
{
    [Fact]
    public async Task Folders_are_made_one_by_one()
    {
        var made = await Dav.MakeFolderAsync("/dav/2024/");
        var again = await Dav.MakeFolderAsync("/dav/2024");
        var orphan = await Dav.MakeFolderAsync("/dav/2023/05");
        var withBody = await Dav.SendAsync("MKCOL", "/dav/other", "x"u8.ToArray());
        var listed = await Dav.PropertiesAsync("/dav/2024", DavClient.D + "resourcetype", DavClient.D + "getetag");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, again.Status);
        Assert.Equal(HttpStatusCode.Conflict, orphan.Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, withBody.Status);
        Assert.Equal("/dav/2024/", listed.Paths.Single());
        Assert.NotEmpty(listed.Xml.Descendants(DavClient.D + "collection"));
        Assert.Null(listed.Property(DavClient.D + "getetag"));
    }

    [Fact]
    public async Task A_folder_is_copied_with_all_that_is_in_it_and_no_byte_is()
    {
        await PlantAsync();
        var used = await UsedAsync();

        var copied = await Dav.CarryAsync("COPY", "/dav/one", "/dav/two/");
        var shallow = await Dav.CarryAsync("COPY", "/dav/one", "/dav/three", ("Depth", "0"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (copied.Status, shallow.Status));
        Assert.Equal(["/dav/two/", "/dav/two/a.png", "/dav/two/sub/"], (await Dav.ListAsync("/dav/two")).Paths);
        Assert.Equal("text", (await Dav.GetAsync("/dav/two/sub/b.txt")).Text);
        Assert.Equal(["/dav/three/"], (await Dav.ListAsync("/dav/three")).Paths);
        Assert.Equal(used, await UsedAsync());
        Assert.Equal(["a.png"], await PhotosAsync());

        // Either may go; what the other shows stays.
        await Dav.DeleteAsync("/dav/one");
        Assert.Equal(TestPhotos.Png(1), (await Dav.GetAsync("/dav/two/a.png")).Body);
        Assert.Equal("text", (await Dav.GetAsync("/dav/two/sub/b.txt")).Text);
        Assert.Empty(await TrashAsync());
    }

    [Fact]
    public async Task A_folder_moves_with_all_that_is_in_it()
    {
        await PlantAsync();
        await Dav.MakeFolderAsync("/dav/archive");

        var moved = await Dav.CarryAsync("MOVE", "/dav/one/", new Uri(Server.Address, "/dav/archive/uno").ToString());

        Assert.Equal(HttpStatusCode.Created, moved.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Dav.ListAsync("/dav/one")).Status);
        Assert.Equal("text", (await Dav.GetAsync("/dav/archive/uno/sub/b.txt")).Text);
        Assert.Empty(await TrashAsync());
    }

    [Fact]
    public async Task Overwrite_says_whether_what_is_there_may_go_and_it_goes_to_the_trash()
    {
        await Dav.PutAsync("/dav/a.png", TestPhotos.Png(1));
        await Dav.PutAsync("/dav/b.png", TestPhotos.Png(2));

        var kept = await Dav.CarryAsync("MOVE", "/dav/a.png", "/dav/b.png", ("Overwrite", "F"));
        var replaced = await Dav.CarryAsync("MOVE", "/dav/a.png", "/dav/b.png", ("Overwrite", "T"));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent), (kept.Status, replaced.Status));
        Assert.Equal(TestPhotos.Png(1), (await Dav.GetAsync("/dav/b.png")).Body);
        Assert.Equal(["b.png"], await TrashAsync());

        // Onto another path of the same photo: nothing is lost of it.
        await Dav.CarryAsync("COPY", "/dav/b.png", "/dav/c.png");
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.CarryAsync("MOVE", "/dav/b.png", "/dav/c.png")).Status);
        Assert.Equal(["b.png"], await TrashAsync());
        Assert.Equal(["a.png"], await PhotosAsync());
    }

    [Theory]
    [InlineData("COPY", "/dav/one", "/dav/one", HttpStatusCode.Forbidden)]
    [InlineData("MOVE", "/dav/one", "/dav/one/sub/inside", HttpStatusCode.Forbidden)]
    [InlineData("COPY", "/dav/one/sub", "/dav/one", HttpStatusCode.Forbidden)]
    [InlineData("MOVE", "/dav/one", "/dav/missing/there", HttpStatusCode.Conflict)]
    [InlineData("MOVE", "/dav/missing", "/dav/there", HttpStatusCode.NotFound)]
    [InlineData("MOVE", "/dav/", "/dav/one/root", HttpStatusCode.Forbidden)]
    [InlineData("COPY", "/dav/one", "http://elsewhere.example.org/dav/one", HttpStatusCode.BadGateway)]
    [InlineData("COPY", "/dav/one", "/elsewhere/one", HttpStatusCode.BadRequest)]
    [InlineData("COPY", "/dav/one", "/dav/%2e%2e/one", HttpStatusCode.BadRequest)]
    public async Task Where_nothing_can_go_is_refused_and_nothing_changes(string method, string from, string to, HttpStatusCode status)
    {
        await PlantAsync();

        var answer = await Dav.CarryAsync(method, from, to);

        Assert.Equal(status, answer.Status);
        Assert.Equal(["/dav/", "/dav/one/"], (await Dav.ListAsync("/dav/")).Paths);
        Assert.Equal("text", (await Dav.GetAsync("/dav/one/sub/b.txt")).Text);
    }

    [Theory]
    [InlineData("/dav/one/../x.txt")]
    [InlineData("/dav/one/%2e%2e/x.txt")]
    [InlineData("/dav/one%2fx.txt")]
    [InlineData("/dav/./x.txt")]
    [InlineData("/dav/%00.txt")]
    [InlineData("/dav/%ff.txt")]
    [InlineData("/dav/bad%zz.txt")]
    [InlineData("/dav/one/#x.txt")]
    public async Task Addresses_that_lead_elsewhere_are_no_paths(string target)
    {
        await PlantAsync();

        // A client of ours would clean the address before it sends it.
        using var socket = new TcpClient();
        await socket.ConnectAsync(Server.Address.Host, Server.Address.Port);
        await using var stream = socket.GetStream();
        using var key = await Server.KeyAsync(Owner, "read", "write", "upload");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"DELETE {target} HTTP/1.1\r\nHost: {Server.Address.Authority}\r\nAuthorization: Bearer {key.Bearer}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Equal(["/dav/one/", "/dav/one/a.png", "/dav/one/sub/"], (await Dav.ListAsync("/dav/one")).Paths);
    }

    [Fact]
    public async Task The_whole_tree_at_once_is_refused_with_the_reason()
    {
        var infinity = await Dav.SendAsync("PROPFIND", "/dav/", null, ("Depth", "infinity"));
        var none = await Dav.SendAsync("PROPFIND", "/dav/");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (infinity.Status, none.Status));
        Assert.Equal(DavClient.D + "error", infinity.Xml.Name);
        Assert.NotNull(infinity.Xml.Element(DavClient.D + "propfind-finite-depth"));
    }

    [Fact]
    public async Task Properties_are_kept_copied_and_removed()
    {
        await Dav.PutAsync("/dav/a.txt", "a");
        var color = System.Xml.Linq.XName.Get("color", "urn:test");

        var set = await Dav.XmlAsync("PROPPATCH", "/dav/a.txt",
            """<D:propertyupdate xmlns:D="DAV:" xmlns:t="urn:test"><D:set><D:prop><t:color xml:lang="da">rød &amp; <t:b>hvid</t:b></t:color></D:prop></D:set></D:propertyupdate>""");
        await Dav.CarryAsync("COPY", "/dav/a.txt", "/dav/b.txt");
        await Dav.PutAsync("/dav/a.txt", "other bytes");
        var kept = await Dav.PropertiesAsync("/dav/a.txt", color);
        await Dav.XmlAsync("PROPPATCH", "/dav/a.txt",
            """<D:propertyupdate xmlns:D="DAV:" xmlns:t="urn:test"><D:remove><D:prop><t:color/></D:prop></D:remove></D:propertyupdate>""");

        Assert.Equal(HttpStatusCode.MultiStatus, set.Status);
        Assert.Equal("rød & hvid", kept.Property(color));
        Assert.Contains("xml:lang=\"da\"", kept.Text);
        Assert.Null((await Dav.PropertiesAsync("/dav/a.txt", color)).Property(color));
        Assert.Equal("rød & hvid", (await Dav.PropertiesAsync("/dav/b.txt", color)).Property(color));
    }

    [Fact]
    public async Task What_the_server_alone_knows_cannot_be_set_and_then_nothing_is()
    {
        await Dav.PutAsync("/dav/a.txt", "a");

        var answer = await Dav.XmlAsync("PROPPATCH", "/dav/a.txt",
            """<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><mine xmlns="urn:x">1</mine><D:getetag>"x"</D:getetag></D:prop></D:set></D:propertyupdate>""");

        Assert.Contains("403 Forbidden", answer.Text);
        Assert.Contains("424 Failed Dependency", answer.Text);
        Assert.Null((await Dav.PropertiesAsync("/dav/a.txt", System.Xml.Linq.XName.Get("mine", "urn:x"))).Property(System.Xml.Linq.XName.Get("mine", "urn:x")));
    }

    [Theory]
    [InlineData("""<lastmodified xmlns="DAV:">1551675967</lastmodified>""")]
    [InlineData("""<getlastmodified xmlns="DAV:">Mon, 04 Mar 2019 05:06:07 GMT</getlastmodified>""")]
    [InlineData("""<Win32LastModifiedTime xmlns="urn:schemas-microsoft-com:">Mon, 04 Mar 2019 05:06:07 GMT</Win32LastModifiedTime>""")]
    public async Task Each_client_sets_a_files_time_in_its_own_words(string property)
    {
        await Dav.PutAsync("/dav/a.txt", "a");

        var set = await Dav.XmlAsync("PROPPATCH", "/dav/a.txt", $"""<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>{property}</D:prop></D:set></D:propertyupdate>""");

        Assert.Contains("200 OK", set.Text);
        Assert.Equal("Mon, 04 Mar 2019 05:06:07 GMT", (await Dav.PropertiesAsync("/dav/a.txt", DavClient.D + "getlastmodified")).Property(DavClient.D + "getlastmodified"));
    }

    [Theory]
    [InlineData("<D:propfind xmlns:D='DAV:'><D:prop>")]
    [InlineData("<D:other xmlns:D='DAV:'/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>")]
    [InlineData("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>")]
    public async Task Xml_that_is_broken_or_clever_is_refused(string xml)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Dav.XmlAsync("PROPFIND", "/dav/", xml, ("Depth", "0"))).Status);
    }

    [Fact]
    public async Task Xml_without_end_is_refused()
    {
        var deep = await Dav.XmlAsync("PROPFIND", "/dav/", "<D:propfind xmlns:D='DAV:'>" + string.Concat(Enumerable.Repeat("<a>", 30_000)), ("Depth", "0"));
        var large = await Dav.XmlAsync("PROPFIND", "/dav/", $"<D:propfind xmlns:D='DAV:'><!--{new string('x', 300_000)}--><D:allprop/></D:propfind>", ("Depth", "0"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (deep.Status, large.Status));
    }

    [Fact]
    public async Task Only_keys_get_in_and_each_sees_its_own_tree()
    {
        await Dav.PutAsync("/dav/a.txt", "mine");
        using var nobody = new DavClient(Server.Address, null);
        using var wrong = new DavClient(Server.Address, "pgk_wrong");
        using var byPassword = new DavClient(Server.Address, ApiClient.Password);
        using var bySession = new DavClient(Server.Address, Owner.Bearer);
        using var stranger = await Server.AddUserAsync(Owner);
        using var strangersKey = await Server.KeyAsync(stranger, "read");
        using var strangers = new DavClient(Server.Address, strangersKey.Bearer);

        var unknown = await nobody.ListAsync("/dav/");

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.Status);
        Assert.Equal("Basic realm=\"PhotoGrid\", charset=\"UTF-8\"", unknown.Message.Headers.WwwAuthenticate.ToString());
        foreach (var refused in new[] { wrong, byPassword, bySession })
            Assert.Equal(HttpStatusCode.Unauthorized, (await refused.ListAsync("/dav/")).Status);
        Assert.Equal(["/dav/"], (await strangers.ListAsync("/dav/")).Paths);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync("/dav/a.txt")).Status);
    }

    [Fact]
    public async Task A_cookie_opens_nothing_here()
    {
        using var browser = Server.Anonymous();
        var signedIn = await browser.PostAsync("/api/v1/auth/login",
            new System.Text.Json.Nodes.JsonObject { ["email"] = "owner@example.org", ["password"] = ApiClient.Password, ["session"] = "cookie" });
        var cookie = signedIn.Message.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var dav = new DavClient(Server.Address, null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await dav.GetAsync("/dav/", ("Cookie", cookie), ("X-PhotoGrid", "1"))).Status);
    }

    private async Task PlantAsync()
    {
        await Dav.MakeFolderAsync("/dav/one");
        await Dav.MakeFolderAsync("/dav/one/sub");
        await Dav.PutAsync("/dav/one/a.png", TestPhotos.Png(1));
        await Dav.PutAsync("/dav/one/sub/b.txt", "text");
    }
}
