using System.Net;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>Locks, and the conditions that requests carry.</summary>
public sealed class DavLockTests : DavFixture
{
    private const string Exclusive =
        """<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner><D:href>mailto:a@example.org</D:href></D:owner></D:lockinfo>""";

    private static readonly string Shared = Exclusive.Replace("exclusive", "shared", StringComparison.Ordinal);

    [Fact]
    public async Task A_locked_file_changes_for_the_holder_of_the_token_alone()
    {
        await Dav.PutAsync("/dav/a.txt", "first");
        var token = await LockAsync("/dav/a.txt");
        var held = ("If", $"({token})");

        foreach (var (method, headers) in new (string, (string, string)[])[]
        {
            ("PUT", []), ("DELETE", []), ("MOVE", [("Destination", "/dav/b.txt")]),
            ("PROPPATCH", []), ("PUT", [("If", "(<urn:uuid:00000000-0000-0000-0000-000000000000>) (Not <DAV:no-lock>)")]),
        })
        {
            var body = method == "PROPPATCH" ? "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x/></D:prop></D:set></D:propertyupdate>"u8.ToArray() : "x"u8.ToArray();
            var refused = await Dav.SendAsync(method, "/dav/a.txt", method is "PUT" or "PROPPATCH" ? body : null, headers);
            Assert.Equal((method, HttpStatusCode.Locked), (method, refused.Status));
            Assert.Equal("/dav/a.txt", refused.Xml.Element(DavClient.D + "lock-token-submitted")!.Element(DavClient.D + "href")!.Value);
        }

        Assert.Equal("first", (await Dav.GetAsync("/dav/a.txt")).Text);
        Assert.Equal(HttpStatusCode.Created, (await Dav.CarryAsync("COPY", "/dav/a.txt", "/dav/copy.txt")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.PutAsync("/dav/copy.txt", "a copy is not locked")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.PutAsync("/dav/a.txt", "second"u8.ToArray(), held)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.SendAsync("UNLOCK", "/dav/a.txt", null, ("Lock-Token", token))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.PutAsync("/dav/a.txt", "third")).Status);
    }

    [Fact]
    public async Task Locks_that_cannot_stand_beside_each_other_are_refused()
    {
        await Dav.MakeFolderAsync("/dav/f");
        await Dav.PutAsync("/dav/f/a.txt", "a");
        await LockAsync("/dav/f/a.txt", Shared);

        var second = await Dav.XmlAsync("LOCK", "/dav/f/a.txt", Shared);
        var alone = await Dav.XmlAsync("LOCK", "/dav/f/a.txt", Exclusive);
        var above = await Dav.XmlAsync("LOCK", "/dav/f", Exclusive, ("Depth", "infinity"));
        var folderOnly = await Dav.XmlAsync("LOCK", "/dav/f", Exclusive, ("Depth", "0"));

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal((HttpStatusCode.Locked, HttpStatusCode.Locked), (alone.Status, above.Status));
        Assert.NotNull(alone.Xml.Element(DavClient.D + "no-conflicting-lock"));
        Assert.Equal(HttpStatusCode.OK, folderOnly.Status);
    }

    [Fact]
    public async Task A_locked_folder_guards_what_is_in_it_as_deep_as_it_says()
    {
        await Dav.MakeFolderAsync("/dav/f");
        await Dav.MakeFolderAsync("/dav/f/sub");
        await Dav.PutAsync("/dav/f/sub/a.txt", "a");

        var flat = await LockAsync("/dav/f", depth: "0");
        Assert.Equal(HttpStatusCode.Locked, (await Dav.PutAsync("/dav/f/new.txt", "n")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Dav.PutAsync("/dav/f/sub/new.txt", "n")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Dav.PutAsync("/dav/f/new.txt", "n"u8.ToArray(), ("If", $"</dav/f> ({flat})"))).Status);
        await Dav.SendAsync("UNLOCK", "/dav/f", null, ("Lock-Token", flat));

        var deep = await LockAsync("/dav/f");
        var discovered = await Dav.PropertiesAsync("/dav/f/sub/a.txt", DavClient.D + "lockdiscovery");
        Assert.Equal(deep.Trim('<', '>'), discovered.Xml.Descendants(DavClient.D + "locktoken").Single().Value);
        Assert.Equal(HttpStatusCode.Locked, (await Dav.DeleteAsync("/dav/f/sub/a.txt")).Status);
        Assert.Equal(HttpStatusCode.Locked, (await Dav.MakeFolderAsync("/dav/f/sub/deeper")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.DeleteAsync("/dav/f/sub/a.txt", ("If", $"({deep})"))).Status);
    }

    [Fact]
    public async Task A_folder_with_a_locked_file_in_it_neither_goes_nor_moves()
    {
        await Dav.MakeFolderAsync("/dav/f");
        await Dav.PutAsync("/dav/f/a.txt", "a");
        var token = await LockAsync("/dav/f/a.txt");

        Assert.Equal(HttpStatusCode.Locked, (await Dav.DeleteAsync("/dav/f")).Status);
        Assert.Equal(HttpStatusCode.Locked, (await Dav.CarryAsync("MOVE", "/dav/f", "/dav/g")).Status);
        var moved = await Dav.CarryAsync("MOVE", "/dav/f", "/dav/g", ("If", $"</dav/f/a.txt> ({token})"));

        Assert.Equal(HttpStatusCode.Created, moved.Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Dav.PutAsync("/dav/g/a.txt", "locks don't move")).Status);
    }

    [Fact]
    public async Task A_lock_ends_by_itself_and_lives_on_when_refreshed()
    {
        await Dav.PutAsync("/dav/a.txt", "a");
        var taken = await Dav.XmlAsync("LOCK", "/dav/a.txt", Exclusive, ("Timeout", "Infinite, Second-4100000000"));
        var token = taken.Message.Headers.GetValues("Lock-Token").Single();
        Assert.InRange(int.Parse(taken.Xml.Descendants(DavClient.D + "timeout").Single().Value["Second-".Length..]), 3400, 3600);

        Server.Clock.Advance(TimeSpan.FromMinutes(50));
        var refreshed = await Dav.SendAsync("LOCK", "/dav/a.txt", null, ("If", $"({token})"), ("Timeout", "Second-1200"));
        var unknown = await Dav.SendAsync("LOCK", "/dav/a.txt", null, ("If", "(<urn:uuid:00000000-0000-0000-0000-000000000000>)"));
        Server.Clock.Advance(TimeSpan.FromMinutes(15));
        var held = await Dav.PutAsync("/dav/a.txt", "b");
        Server.Clock.Advance(TimeSpan.FromMinutes(6));
        var free = await Dav.PutAsync("/dav/a.txt", "b");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (refreshed.Status, unknown.Status));
        Assert.Equal((HttpStatusCode.Locked, HttpStatusCode.NoContent), (held.Status, free.Status));
    }

    [Fact]
    public async Task A_lock_on_a_free_path_makes_an_empty_file_which_becomes_the_photo()
    {
        var locked = await Dav.XmlAsync("LOCK", "/dav/IMG_2.png", Exclusive);
        var token = locked.Message.Headers.GetValues("Lock-Token").Single();
        var put = await Dav.PutAsync("/dav/IMG_2.png", TestPhotos.Png(1), ("If", $"({token})"));
        var nowhere = await Dav.XmlAsync("LOCK", "/dav/missing/a.png", Exclusive);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.Conflict), (locked.Status, put.Status, nowhere.Status));
        Assert.Equal(["IMG_2.png"], await PhotosAsync());
    }

    [Fact]
    public async Task Tokens_of_other_places_and_broken_headers_are_told_apart()
    {
        await Dav.PutAsync("/dav/a.txt", "a");
        await Dav.PutAsync("/dav/b.txt", "b");
        var token = await LockAsync("/dav/a.txt");

        var elsewhere = await Dav.PutAsync("/dav/b.txt", "x"u8.ToArray(), ("If", $"({token})"));
        var tagged = await Dav.PutAsync("/dav/b.txt", "x"u8.ToArray(), ("If", $"</dav/a.txt> ({token})"));
        var broken = await Dav.PutAsync("/dav/b.txt", "x"u8.ToArray(), ("If", "(<urn:x>"));
        var unlocked = await Dav.SendAsync("UNLOCK", "/dav/b.txt", null, ("Lock-Token", token));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent), (elsewhere.Status, tagged.Status));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict), (broken.Status, unlocked.Status));
        Assert.NotNull(unlocked.Xml.Element(DavClient.D + "lock-token-matches-request-uri"));
    }

    [Fact]
    public async Task Tags_decide_whether_a_write_is_still_wanted()
    {
        var first = await Dav.PutAsync("/dav/a.txt", "a");

        var onlyNew = await Dav.PutAsync("/dav/a.txt", "b"u8.ToArray(), ("If-None-Match", "*"));
        var stale = await Dav.PutAsync("/dav/a.txt", "b"u8.ToArray(), ("If-Match", "\"00000000000000000000000000000000\""));
        var staleList = await Dav.PutAsync("/dav/a.txt", "b"u8.ToArray(), ("If", "([\"00000000000000000000000000000000\"])"));
        var right = await Dav.PutAsync("/dav/a.txt", "b"u8.ToArray(), ("If", $"([{first.ETag}])"), ("If-Match", first.ETag!));
        var missing = await Dav.PutAsync("/dav/c.txt", "c"u8.ToArray(), ("If-Match", "*"));
        var fresh = await Dav.PutAsync("/dav/c.txt", "c"u8.ToArray(), ("If-None-Match", "*"));

        foreach (var refused in new[] { onlyNew, stale, staleList, missing })
            Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Created), (right.Status, fresh.Status));
    }

    [Fact]
    public async Task A_lock_taken_while_the_bytes_came_holds_against_them()
    {
        await Dav.PutAsync("/dav/a.txt", "before");
        using var body = new HeldContent("late bytes"u8.ToArray());
        using var key = await Server.KeyAsync(Owner, "read", "write", "upload");
        using var slow = new HttpRequestMessage(HttpMethod.Put, new Uri(Server.Address, "/dav/a.txt")) { Content = body };
        slow.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key.Bearer}");

        var put = key.Http.SendAsync(slow);
        await body.Begun;
        await LockAsync("/dav/a.txt");
        body.Release();

        Assert.Equal(HttpStatusCode.Locked, (await put).StatusCode);
        Assert.Equal("before", (await Dav.GetAsync("/dav/a.txt")).Text);
        Assert.Equal("before".Length, await UsedAsync());
    }

    [Fact]
    public async Task Locks_are_each_users_own()
    {
        await LockAsync("/dav/a.txt");
        using var stranger = await Server.AddUserAsync(Owner);
        using var key = await Server.KeyAsync(stranger, "read", "write", "upload");
        using var dav = new DavClient(Server.Address, key.Bearer);

        Assert.Equal(HttpStatusCode.Created, (await dav.PutAsync("/dav/a.txt", "theirs")).Status);
    }

    private async Task<string> LockAsync(string path, string body = Exclusive, string depth = "infinity")
    {
        var answer = await Dav.XmlAsync("LOCK", path, body, ("Depth", depth));
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
        return answer.Message.Headers.GetValues("Lock-Token").Single();
    }

    /// <summary>Sends its first byte, and the rest when it is told to.</summary>
    private sealed class HeldContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(), _released = new();

        public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Release() => _released.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, 1));
            await stream.FlushAsync();
            _begun.SetResult();
            await _released.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await stream.WriteAsync(bytes.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
