using System.Collections.Concurrent;
using System.Security.Cryptography;
using PhotoGrid.Contracts.Postgres;

namespace PhotoGrid.Published.Tests;

/// <summary>Twenty times SIGKILL at a random moment of several uploads at once: what was acknowledged is there and whole, and nothing half-made is listed.</summary>
public sealed class KillTests
{
    private const int Rounds = 20;
    private const int Uploaders = 3;

    [PublishedFact]
    public Task Every_acknowledged_photo_survives_twenty_kills() => SurviveAsync();

    // The rows are PostgreSQL's then, the originals still ours. Settings come by the environment, as in a container.
    [PublishedPostgresFact]
    public async Task Every_acknowledged_photo_survives_twenty_kills_on_PostgreSQL() =>
        await SurviveAsync("env", $"Catalog__Postgres={await (await PostgresServer.GetAsync()).NewDatabaseAsync()}");

    private static async Task SurviveAsync(params string[] under)
    {
        using var folder = new DataFolder();
        var random = new Random(20261122);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var attempted = new ConcurrentDictionary<string, byte>();
        var seed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await PublishedServer.StartAsync(folder.Path, under);
            using var client = new Client(server.Address);
            if (round == 0)
            {
                await client.SetUpAsync();
            }

            await client.SignInAsync();
            await CheckAsync(client, acknowledged, attempted);

            using var killed = new CancellationTokenSource();
            using var acknowledgements = new SemaphoreSlim(0);
            var uploaders = Enumerable.Range(0, Uploaders)
                .Select(_ => UploadUntilAsync(client, () => Interlocked.Increment(ref seed), Acknowledge, attempted, killed.Token)).ToList();

            // After none to three acknowledgements and some milliseconds: anywhere within what the others are doing.
            for (var wanted = random.Next(4); wanted > 0; wanted--)
            {
                Assert.True(await acknowledgements.WaitAsync(TimeSpan.FromSeconds(60)), $"no upload was acknowledged within a minute:\n{server.Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)));
            await killed.CancelAsync();
            await server.KillAsync();
            await Task.WhenAll(uploaders);

            void Acknowledge(string id, string hash)
            {
                acknowledged[id] = hash;
                acknowledgements.Release();
            }
        }

        await using var last = await PublishedServer.StartAsync(folder.Path, under);
        using var reader = new Client(last.Address);
        await reader.SignInAsync();
        await CheckAsync(reader, acknowledged, attempted);
        Assert.True(acknowledged.Count >= Rounds, $"only {acknowledged.Count} uploads were acknowledged before the kills: the test looked at too little");
    }

    private static async Task UploadUntilAsync(
        Client client, Func<int> nextSeed, Action<string, string> acknowledge, ConcurrentDictionary<string, byte> attempted, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            var seed = nextSeed();
            var bytes = TinyPng.Make(seed, 300, 200);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            attempted[hash] = 0;
            try
            {
                var made = await client.UploadAsync($"kill-{seed}.png", bytes);
                acknowledge((string)made["photo"]!["id"]!, hash);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                return; // the kill: this one was not acknowledged
            }
        }
    }

    private static async Task CheckAsync(Client client, ConcurrentDictionary<string, string> acknowledged, ConcurrentDictionary<string, byte> attempted)
    {
        var listed = (await client.PhotosAsync()).ToDictionary(photo => (string)photo["id"]!);
        foreach (var (id, hash) in acknowledged)
        {
            Assert.True(listed.ContainsKey(id), $"photo {id} was acknowledged and is gone");
            Assert.Equal(hash, (string)listed[id]["sha256"]!);
        }

        // Also those whose acknowledgement the kill cut off: listed means whole.
        foreach (var photo in listed.Values)
        {
            var original = await client.BytesAsync((string)photo["urls"]!["original"]!);
            var hash = Convert.ToHexStringLower(SHA256.HashData(original));
            Assert.Equal((string)photo["sha256"]!, hash);
            Assert.True(attempted.ContainsKey(hash), $"photo {photo["id"]} is none that was sent");
        }

        Assert.Equal(listed.Count, listed.Values.Select(photo => (string)photo["sha256"]!).Distinct().Count());
    }
}
