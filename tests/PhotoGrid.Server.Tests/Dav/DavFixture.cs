namespace PhotoGrid.Server.Tests.Dav;

/// <summary>A server with its owner, who also speaks WebDAV with a key of every scope.</summary>
public abstract class DavFixture : IAsyncLifetime
{
    internal TestServer Server { get; private set; } = null!;

    internal ApiClient Owner { get; private set; } = null!;

    internal DavClient Dav { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Owner = await Server.SetUpAsync();
        Dav = await ClientAsync("read", "write", "upload");
    }

    public async Task DisposeAsync()
    {
        Dav.Dispose();
        Owner.Dispose();
        await Server.DisposeAsync();
    }

    internal async Task<DavClient> ClientAsync(params string[] scopes)
    {
        using var key = await Server.KeyAsync(Owner, scopes);
        return new DavClient(Server.Address, key.Bearer);
    }

    /// <summary>Titles of the library's photos, or of those in its trash, by name.</summary>
    internal async Task<List<string>> PhotosAsync(string filter = "")
    {
        var page = await Owner.GetAsync("/api/v1/photos?limit=200" + filter);
        return [.. page.Data["photos"]!.AsArray().Select(photo => (string)photo!["filename"]!).Order(StringComparer.Ordinal)];
    }

    internal Task<List<string>> TrashAsync() => PhotosAsync("&filter=trash");

    internal async Task<long> UsedAsync() => (long)(await Owner.GetAsync("/api/v1/me/storage")).Data["used"]!;
}
