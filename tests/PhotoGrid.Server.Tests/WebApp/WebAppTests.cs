using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhotoGrid.Server.Http.WebApp;
using PhotoGrid.Server.Tests.Timeline;

namespace PhotoGrid.Server.Tests.WebApp;

public sealed class WebAppTests : IAsyncLifetime
{
    private const string Script = "console.log('a script long enough to be worth compressing, compressing, compressing');";

    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        var files = new Dictionary<string, string>
        {
            ["index.html"] = "<!doctype html><head><!--boot--><script src=\"/assets/main-abc.js\"></script></head>",
            ["assets/main-abc.js"] = Script,
            ["assets/ready-abc.js"] = Script,
            ["assets/ready-abc.js.br"] = "made by the build",
            ["favicon.svg"] = "<svg/>",
            ["manifest.webmanifest"] = "{}",
            ["sw.js"] = Script,
        };
        _server = await TestServer.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(new WebFiles(() =>
            files.ToDictionary(file => file.Key, file => new Func<Stream>(() => new MemoryStream(Encoding.UTF8.GetBytes(file.Value))))))));
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=lake")]
    [InlineData("/photo/17")]
    [InlineData("/photo/0190b1c4-7b7c-7b7c-8b7c-7b7c7b7c7b7c.17")]
    [InlineData("/index.html")]
    public async Task Every_address_of_the_app_is_the_page_and_is_asked_for_again_each_time(string path)
    {
        using var nobody = _server.Anonymous();

        var answer = await nobody.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/html", answer.Message.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Message.Headers.CacheControl!.NoCache);
        Assert.Contains("default-src 'self'", answer.Message.Headers.GetValues("Content-Security-Policy").Single());
        var boot = Boot(await answer.Message.Content.ReadAsStringAsync());
        Assert.True((bool)boot["server"]!["needsSetup"]!);
        Assert.Null(boot["user"]);
        Assert.Equal(["server", "user", "preferences", "total", "geometry"], boot.Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/thumbnails/x")]
    [InlineData("/assets/gone-123.js")]
    [InlineData("/gone.png")]
    [InlineData("/src/main.tsx/../../index.html.br")]
    public async Task What_is_not_there_is_no_page(string path)
    {
        using var nobody = _server.Anonymous();

        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_session_by_cookie_finds_its_first_screen_in_the_page()
    {
        using var owner = await _server.SetUpAsync();
        await owner.PutAsync("/api/v1/me", new JsonObject { ["name"] = "</script><b>&" });
        await LibraryRows.AddAsync(_server, owner, 200, new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var cookie = await CookieAsync();
        using var nobody = _server.Anonymous();

        var page = await (await nobody.GetAsync("/", ("Cookie", cookie))).Message.Content.ReadAsStringAsync();

        var boot = Boot(page);
        Assert.Equal("</script><b>&", (string)boot["user"]!["name"]!);
        Assert.Equal((await owner.GetAsync("/api/v1/me")).Data.ToJsonString(), boot["user"]!.ToJsonString());
        Assert.Equal(200, (int)boot["total"]!);
        Assert.Equal("PGG3"u8.ToArray(), Convert.FromBase64String((string)boot["geometry"]!)[..4]);
        Assert.NotNull(boot["preferences"]);
        Assert.Equal(6, page.Split("rel=\"preload\" as=\"image\"").Length - 1);
        Assert.Contains($"/thumbnails/{owner.Id}/200_400.webp?v=1", page);
    }

    [Fact]
    public async Task A_bearer_token_or_a_stale_cookie_gets_the_page_of_nobody()
    {
        using var owner = await _server.SetUpAsync();
        using var nobody = _server.Anonymous();

        Assert.Null(Boot(await (await owner.GetAsync("/")).Message.Content.ReadAsStringAsync())["user"]);
        Assert.Null(Boot(await (await nobody.GetAsync("/", ("Cookie", "photogrid=stale"))).Message.Content.ReadAsStringAsync())["user"]);
    }

    [Fact]
    public async Task Hashed_files_are_kept_for_ever_and_come_compressed()
    {
        using var nobody = _server.Anonymous();

        var plain = await nobody.GetAsync("/assets/main-abc.js");
        var brotli = await nobody.GetAsync("/assets/main-abc.js", ("Accept-Encoding", "gzip, br"));
        var made = await nobody.GetAsync("/assets/ready-abc.js", ("Accept-Encoding", "br"));

        Assert.Equal("public, max-age=31536000, immutable", plain.Message.Headers.CacheControl!.ToString());
        Assert.Equal("text/javascript", plain.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Script, await plain.Message.Content.ReadAsStringAsync());
        Assert.Equal(["br"], brotli.Message.Content.Headers.ContentEncoding);
        using var unpacked = new StreamReader(new BrotliStream(await brotli.Message.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal(Script, await unpacked.ReadToEndAsync());
        Assert.Equal("made by the build", await made.Message.Content.ReadAsStringAsync());
        Assert.Contains("Accept-Encoding", plain.Message.Headers.Vary);
    }

    [Fact]
    public async Task Other_files_are_asked_for_again_and_answered_by_their_tag()
    {
        using var nobody = _server.Anonymous();

        var first = await nobody.GetAsync("/favicon.svg");
        var again = await nobody.GetAsync("/favicon.svg", ("If-None-Match", first.Message.Headers.ETag!.ToString()));

        Assert.Equal("image/svg+xml", first.Message.Content.Headers.ContentType!.MediaType);
        Assert.True(first.Message.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("application/manifest+json", (await nobody.GetAsync("/manifest.webmanifest")).Message.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_service_worker_is_asked_for_at_every_visit_and_may_serve_every_address()
    {
        using var nobody = _server.Anonymous();

        var worker = await nobody.GetAsync("/sw.js");

        Assert.Equal("text/javascript", worker.Message.Content.Headers.ContentType!.MediaType);
        Assert.True(worker.Message.Headers.CacheControl!.NoCache);
        Assert.Contains("worker-src 'self'", worker.Message.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task What_is_shared_without_a_service_worker_is_not_taken_and_the_page_says_so()
    {
        using var owner = await _server.SetUpAsync();
        using var files = new MultipartFormDataContent { { new ByteArrayContent(new byte[200_000]), "file", "beach.jpg" } };

        var answer = await owner.SendContentAsync(HttpMethod.Post, "/share-target", files, ("Cookie", await CookieAsync()));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/?shared=0", answer.Message.Headers.Location!.OriginalString);
        Assert.Equal(0, (int)(await owner.GetAsync("/api/v1/me/storage")).Data!["photos"]!);
    }

    [Fact]
    public async Task Without_a_built_app_the_address_says_how_to_build_it()
    {
        await using var bare = await TestServer.StartAsync(builder =>
            builder.Services.Replace(ServiceDescriptor.Singleton(new WebFiles(() => new Dictionary<string, Func<Stream>>()))));
        using var nobody = bare.Anonymous();

        var answer = await nobody.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("npm run build", await answer.Message.Content.ReadAsStringAsync());
    }

    private async Task<string> CookieAsync()
    {
        using var nobody = _server.Anonymous();
        var answer = await nobody.PostAsync("/api/v1/auth/login",
            new JsonObject { ["email"] = "owner@example.org", ["password"] = ApiClient.Password, ["session"] = "cookie" }, ("X-PhotoGrid", "1"));
        return answer.Message.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    private static JsonObject Boot(string page)
    {
        const string Begin = "<script type=\"application/json\" id=\"boot\">";
        var at = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return JsonNode.Parse(page[at..page.IndexOf("</script>", at, StringComparison.Ordinal)])!.AsObject();
    }
}
