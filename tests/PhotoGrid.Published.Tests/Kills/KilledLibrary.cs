using System.Diagnostics;
using PhotoGrid.Published.Tests.Doors;

namespace PhotoGrid.Published.Tests.Kills;

/// <summary>One data folder, whose server is killed again and again while photos come in by every door.</summary>
internal sealed class KilledLibrary(int number, string[] under) : IDisposable
{
    private const int Uploaders = 3;

    private readonly DataFolder _folder = new();
    private readonly Random _random = new(20261124 + number);
    private readonly Acknowledged _acknowledged = new();
    private int _seed = number * 100_000;
    private bool _isSetUp;

    /// <summary>From the start of the process after a kill to its first page of photos.</summary>
    public List<TimeSpan> Recoveries { get; } = [];

    public int Acknowledgements => _acknowledged.Count;

    public void Dispose() => _folder.Dispose();

    public async Task KillAsync()
    {
        // Now and then while it is only starting, and repairing what the last kill left.
        if (_isSetUp && _random.Next(8) == 0)
        {
            await PublishedServer.StartAndKillAsync(_folder.Path, TimeSpan.FromMilliseconds(_random.Next(700)), under);
            return;
        }

        await using var server = await StartAsync();
        using var client = new Client(server.Address);
        await EnterAsync(client);
        await _acknowledged.CheckAsync(client, all: false);

        using var killed = new CancellationTokenSource();
        using var acknowledgements = new SemaphoreSlim(0);
        var uploaders = Enumerable.Range(0, Uploaders).Select(_ => UploadAsync(client, acknowledgements, killed.Token)).ToList();
        // After none to five acknowledgements and some milliseconds: anywhere within what the others are doing.
        for (var wanted = _random.Next(6); wanted > 0; wanted--)
        {
            Assert.True(await acknowledgements.WaitAsync(TimeSpan.FromSeconds(60)), $"no upload was acknowledged within a minute:\n{server.Output}");
        }

        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(60)));
        await killed.CancelAsync();
        await server.KillAsync();
        await Task.WhenAll(uploaders);
    }

    public async Task CheckAllAsync()
    {
        await using var server = await StartAsync();
        using var client = new Client(server.Address);
        await EnterAsync(client);
        await _acknowledged.CheckAsync(client, all: true);
        var (code, said) = await PublishedServer.RunAsync(null, "verify", "--data", _folder.Path);
        Assert.True(code == 0, said);
    }

    private async Task<PublishedServer> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var server = await PublishedServer.StartAsync(_folder.Path, under);
        if (_isSetUp)
        {
            using var client = new Client(server.Address);
            using var answer = await client.SendAsync(HttpMethod.Get, "/api/v1/server");
            Recoveries.Add(watch.Elapsed);
        }

        return server;
    }

    private async Task EnterAsync(Client client)
    {
        if (!_isSetUp)
        {
            await client.SetUpAsync();
            _isSetUp = true;
        }

        await client.SignInAsync();
    }

    private async Task UploadAsync(Client client, SemaphoreSlim acknowledgements, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            var seed = Interlocked.Increment(ref _seed);
            // One in forty is large enough for two parts.
            var bytes = seed % 40 == 0 ? TinyPng.Make(seed, 2000, 1000) : TinyPng.Make(seed, 120, 80);
            try
            {
                await _acknowledged.SendAsync(client, Door.All[seed % Door.All.Count], $"kill-{seed}.png", bytes);
                acknowledgements.Release();
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                return; // The kill: this one was not acknowledged.
            }
        }
    }
}
