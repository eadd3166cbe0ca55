using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PhotoGrid.Published.Tests.Doors;

namespace PhotoGrid.Published.Tests.Kills;

/// <summary>What was sent to one library and what of it was acknowledged; says whether the library still knows.</summary>
internal sealed class Acknowledged
{
    private readonly ConcurrentDictionary<string, byte> _attempted = new();
    private readonly ConcurrentDictionary<string, Door> _photos = new();
    private readonly ConcurrentDictionary<string, (Door Door, string Hash)> _files = new();
    private readonly HashSet<string> _read = [];

    public int Count => _photos.Count + _files.Count;

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Sends until the connection breaks.</summary>
    public async Task SendAsync(Client client, Door door, string name, byte[] bytes)
    {
        var hash = HashOf(bytes);
        _attempted[hash] = 0;
        await door.SendAsync(client, name, bytes);
        if (door.MakesPhotos)
        {
            _photos[hash] = door;
        }
        else
        {
            _files[name] = (door, hash);
        }
    }

    /// <summary>
    /// All that was acknowledged is listed, nothing is listed twice, and what is listed is whole, also where a kill cut its acknowledgement
    /// off. Bytes are read once, unless <paramref name="all"/> of them are wanted.
    /// </summary>
    public async Task CheckAsync(Client client, bool all)
    {
        var listed = await client.PhotosAsync();
        var hashes = listed.Select(photo => (string)photo["sha256"]!).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        foreach (var (hash, door) in _photos.Where(photo => !hashes.Contains(photo.Key)))
        {
            Assert.Fail($"{hash} was acknowledged by {door.GetType().Name} and is gone");
        }

        foreach (var photo in listed.Where(photo => all || _read.Add((string)photo["sha256"]!)))
        {
            await ReadAsync(client, photo);
        }

        foreach (var (name, (door, hash)) in _files.Where(file => all || _read.Add(file.Key)))
        {
            Assert.Equal(hash, HashOf(await door.ReadAsync(client, name)));
        }
    }

    private async Task ReadAsync(Client client, JsonNode photo)
    {
        var hash = HashOf(await client.BytesAsync((string)photo["urls"]!["original"]!));
        Assert.Equal((string)photo["sha256"]!, hash);
        Assert.True(_attempted.ContainsKey(hash), $"photo {photo["id"]} is none that was sent");
    }
}
