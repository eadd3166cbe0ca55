using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Packs;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Tests.Cli.Packs;

public sealed class FetchPackTests : IDisposable
{
    private const string Address = "https://example.org/packs/labels/manifest.json";

    private readonly string _folder = Directory.CreateTempSubdirectory("photogrid-fetch-").FullName;
    private readonly byte[] _content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private readonly VerbOutput _silent = VerbOutput.Lines((_, _) => Task.CompletedTask);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_interrupted_goes_on_where_it_ended()
    {
        var host = new Host(Manifest(), _content) { BreaksAfter = 200_000 };
        using var fetch = new FetchPack(host);
        var pack = (await fetch.ReadAsync(Address, CancellationToken.None)).Value;

        var first = await fetch.RunAsync(Address, pack, _folder, _silent, CancellationToken.None);
        host.BreaksAfter = int.MaxValue;
        var second = await fetch.RunAsync(Address, pack, _folder, _silent, CancellationToken.None);

        Assert.Contains("goes on where it ended", first, StringComparison.Ordinal);
        Assert.Null(second);
        Assert.Equal([0, 200_000], host.From);
        Assert.True(InstallPack.Read(_folder).Ok);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Path.Combine(_folder, "labels.txt")));
    }

    [Fact]
    public async Task More_than_was_promised_is_refused_and_other_bytes_are_found_out()
    {
        using var longer = new FetchPack(new Host(Manifest(), [.. _content, 1]));
        using var other = new FetchPack(new Host(Manifest(), [.. _content[..^1], 0xAB]));
        var pack = (await longer.ReadAsync(Address, CancellationToken.None)).Value;

        Assert.Contains("longer than its manifest says", await longer.RunAsync(Address, pack, _folder, _silent, CancellationToken.None), StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "labels.txt"));
        Assert.Null(await other.RunAsync(Address, pack, _folder, _silent, CancellationToken.None));
        Assert.Contains("SHA-256 is another", InstallPack.Read(_folder).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_https_is_fetched_and_what_is_not_there_is_said()
    {
        using var fetch = new FetchPack(new Host("""{"name":"x","models":[]}""", _content));

        Assert.Contains("https only", (await fetch.ReadAsync("http://example.org/manifest.json", CancellationToken.None)).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("404", (await fetch.ReadAsync("https://example.org/none/manifest.json?", CancellationToken.None)).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("1 to", (await fetch.ReadAsync(Address, CancellationToken.None)).Failure!.Message, StringComparison.Ordinal);
    }

    private string Manifest() => new JsonObject
    {
        ["name"] = "labels",
        ["models"] = new JsonArray(new JsonObject
        {
            ["id"] = "some-labels", ["role"] = "labels",
            ["files"] = new JsonArray(new JsonObject { ["name"] = "labels.txt", ["bytes"] = _content.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(_content)) }),
        }),
    }.ToJsonString();

    /// <summary>Serves a manifest and a file, with ranges, and breaks off when told to.</summary>
    private sealed class Host(string manifest, byte[] content) : HttpMessageHandler
    {
        public int BreaksAfter { get; set; } = int.MaxValue;

        public List<long> From { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (path == "/packs/labels/manifest.json")
                return Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(manifest)) });
            if (path != "/packs/labels/labels.txt")
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
            var from = request.Headers.Range?.Ranges.Single().From ?? 0;
            From.Add(from);
            var part = content[(int)from..Math.Min(content.Length, BreaksAfter)];
            return Task.FromResult(new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new ByteArrayContent(part) });
        }
    }
}
