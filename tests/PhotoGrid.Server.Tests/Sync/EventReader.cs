namespace PhotoGrid.Server.Tests.Sync;

/// <summary>One server-sent event as a browser would give it to a page; a comment has only <see cref="Comment"/>.</summary>
internal sealed record ServerEvent(string? Id, string? Type, string? Data, string? Comment);

/// <summary>Reads an event stream, with a limit on every wait so that a missing event fails a test instead of hanging it.</summary>
internal sealed class EventReader : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream stream) => (Answer, _lines) = (answer, new StreamReader(stream));

    public HttpResponseMessage Answer { get; }

    public static async Task<EventReader> OpenAsync(ApiClient user, string path = "/api/v1/events", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await user.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; comments are skipped. Null at the end of the stream.</summary>
    public async Task<ServerEvent?> NextAsync()
    {
        while (await BlockAsync() is { } block)
        {
            if (block.Type is not null)
                return block;
        }

        return null;
    }

    /// <summary>The next event or comment.</summary>
    public async Task<ServerEvent?> BlockAsync()
    {
        string? id = null, type = null, data = null, comment = null;
        while (true)
        {
            if (await _lines.ReadLineAsync().WaitAsync(_limit) is not { } line)
                return null;
            if (line.Length == 0)
                return new ServerEvent(id, type, data, comment);
            var (name, value) = line.Split(':', 2) is [var before, var after] ? (before, after.TrimStart(' ')) : (line, "");
            switch (name)
            {
                case "id": id = value; break;
                case "event": type = value; break;
                case "data": data = value; break;
                case "": comment = value; break;
            }
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        Answer.Dispose();
    }
}
