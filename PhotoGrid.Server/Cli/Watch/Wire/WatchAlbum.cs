using System.Text.Json;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>The album that new photos go into: the one of that name, made when the first photo wants it.</summary>
internal sealed class WatchAlbum(WatchServer server, string? name) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private string? _id;

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Its id; null where no album is wanted. Throws <see cref="ServerAwayException"/> with the server's sentence when it can't be made.</summary>
    public async Task<string?> IdAsync(CancellationToken ct)
    {
        if (name is null || _id is not null)
            return _id;
        await _one.WaitAsync(ct);
        try
        {
            return _id ??= await FindAsync(ct) ?? await MakeAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string?> FindAsync(CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await server.SendAsync(HttpMethod.Get, $"api/v1/albums?limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ct);
            if (!page.Ok)
                throw new ServerAwayException(page.Message);
            foreach (var album in page.List("albums"))
            {
                if (album.GetProperty("name").ValueEquals(name))
                    return album.GetProperty("id").GetString();
            }

            cursor = page.Text("cursor");
        }
        while (cursor is not null);
        return null;
    }

    private async Task<string> MakeAsync(CancellationToken ct)
    {
        var made = await server.PostAsync("api/v1/albums", new WatchAlbumJson(name!), WatchJson.Default.WatchAlbumJson, ct);
        return made.Text("id") ?? throw new ServerAwayException(made.Message);
    }
}
