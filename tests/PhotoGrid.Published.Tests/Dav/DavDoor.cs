using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Dav;

/// <summary>The published file with an owner who has a key for WebDAV, and a folder for the programs that use it.</summary>
internal sealed class DavDoor : IAsyncDisposable
{
    private readonly DataFolder _data = new();
    private readonly DataFolder _work = new();

    private DavDoor(PublishedServer? server) => Server = server!;

    public PublishedServer Server { get; private set; }

    public Client Owner { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public string Work => _work.Path;

    public string Url => new Uri(Server.Address, "/dav/").ToString();

    public static async Task<DavDoor> OpenAsync()
    {
        var door = new DavDoor(null);
        door.Server = await PublishedServer.StartAsync(door._data.Path);
        door.Owner = new Client(door.Server.Address);
        await door.Owner.SetUpAsync();
        await door.Owner.SignInAsync();
        var key = new JsonObject { ["name"] = "phone", ["scopes"] = new JsonArray("read", "write", "upload") };
        door.Key = (string)(await door.Owner.DataAsync(HttpMethod.Post, "/api/v1/me/api-keys", key))["secret"]!;
        return door;
    }

    /// <summary>Kills it and starts it again.</summary>
    public async Task KillAndRestartAsync()
    {
        await Server.KillAsync();
        await Server.DisposeAsync();
        Owner.Dispose();
        Server = await PublishedServer.StartAsync(_data.Path);
        Owner = new Client(Server.Address);
        await Owner.SignInAsync();
    }

    public HttpClient Http()
    {
        var http = new HttpClient { BaseAddress = new Uri(Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"any:{Key}")));
        return http;
    }

    /// <summary>A file below the work folder.</summary>
    public void Write(string path, byte[] content, string modified)
    {
        var full = Path.Combine(Work, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        File.SetLastWriteTimeUtc(full, DateTime.Parse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
    }

    public async ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        _data.Dispose();
        _work.Dispose();
    }
}
