using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Watch;

namespace PhotoGrid.Server.Tests.Watch;

/// <summary>A desktop with a folder of photos, beside a real server, and the network between the two.</summary>
internal sealed class Watching : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("photogrid-watch-");

    private Watching(TestServer server, ApiClient owner, string key, Relay relay) => (Server, Owner, Key, Relay) = (server, owner, key, relay);

    public TestServer Server { get; }

    public ApiClient Owner { get; private set; }

    public string Key { get; set; }

    public Relay Relay { get; }

    public string Folder => Directory.CreateDirectory(Path.Combine(_home.FullName, "photos")).FullName;

    public string State => Path.Combine(_home.FullName, "state.db");

    public static async Task<Watching> StartAsync(params string[] settings)
    {
        var server = await TestServer.StartAsync(settings);
        var owner = await server.SetUpAsync();
        using var key = await server.KeyAsync(owner, "read", "write", "upload");
        return new Watching(server, owner, key.Bearer!, new Relay(server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await Relay.DisposeAsync();
        await Server.DisposeAsync();
        _home.Delete(recursive: true);
    }

    /// <summary>The server ends and comes back, somewhere else behind the same address.</summary>
    public async Task RestartServerAsync()
    {
        await Server.RestartAsync();
        Relay.Target = Server.Address;
        Owner.Dispose();
        Owner = await Server.SignInAsync("owner@example.org");
    }

    public string Put(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>One pass, as somebody types it: its exit code, the account, what it said of single files and on standard error.</summary>
    public async Task<Told> OnceAsync(params string[] more)
    {
        var told = new Told();
        told.Code = await RunAsync(told, ["--once", "--settle", "0.05", .. more], CancellationToken.None);
        return told;
    }

    /// <summary>Watches on until it is cancelled.</summary>
    public async Task<Told> WatchAsync(Told told, CancellationToken ct, params string[] more)
    {
        told.Code = await RunAsync(told, ["--settle", "0.1", "--rescan", "1", .. more], ct);
        return told;
    }

    /// <summary>What the library has, by hash.</summary>
    public async Task<HashSet<string>> HashesAsync()
    {
        var hashes = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = await Owner.GetAsync($"/api/v1/photos?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}");
            foreach (var photo in page.Data["photos"]!.AsArray())
                Assert.True(hashes.Add((string)photo!["sha256"]!), "The same bytes are two photos.");
            cursor = (string?)page.Data["cursor"];
        }
        while (cursor is not null);
        return hashes;
    }

    private Task<int> RunAsync(Told told, string[] more, CancellationToken ct)
    {
        var (verb, wrong) = WatchVerb.Parse([Folder, "--server", Relay.Address.ToString(), "--state", State, "--json", .. more]);
        Assert.True(verb is not null, wrong?.Message);
        return WatchCommand.RunAsync(verb, Key, told.Output, TimeProvider.System, ct);
    }
}

/// <summary>What a watch said.</summary>
internal sealed class Told
{
    private readonly ConcurrentQueue<JsonObject> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();

    public int Code { get; set; } = -1;

    public VerbOutput Output => VerbOutput.Lines((isError, line) =>
    {
        if (isError)
            _errors.Enqueue(line);
        else
            _lines.Enqueue(JsonNode.Parse(line)!.AsObject());
        return Task.CompletedTask;
    });

    public string Errors => string.Join('\n', _errors);

    /// <summary>What was said of files: outcome by name.</summary>
    public ILookup<string, JsonObject> Files => _lines.Where(line => line.ContainsKey("file")).ToLookup(line => Path.GetFileName((string)line["file"]!));

    /// <summary>Files, uploaded, there, sidecars, no photos, left: the last account in one line.</summary>
    public string Account => _lines.LastOrDefault(line => line.ContainsKey("account")) is { } line
        ? string.Join(' ', new[] { "files", "uploaded", "there", "sidecars", "noPhotos", "left" }.Select(name => (long)line["account"]![name]!))
        : Errors;

    public string? Stopped => (string?)_lines.Last(line => line.ContainsKey("account"))["account"]!["stopped"];

    /// <summary>Waits for an account, with a limit.</summary>
    public async Task UntilAsync(string account)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (Account != account)
        {
            Assert.True(!limit.IsCancellationRequested && Code < 0, $"'{account}' never came, but '{Account}' (ended with {Code})");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
