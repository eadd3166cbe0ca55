using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>
/// The server at the other end. What may pass by itself — no network, a restart, a full disk, too many requests — is waited for; everything else
/// is answered to whoever asked.
/// </summary>
internal sealed class WatchServer : IDisposable
{
    // Short answers; parts have a limit of their own, without a byte moved.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(100);
    private const int TriesOfBroken = 3;

    private readonly Uri _address;
    private readonly string _key;
    private readonly ServerTrust _trust;
    private readonly Patience _patience;
    private readonly HttpClient _http;

    public WatchServer(Uri address, string key, ServerTrust trust, Patience patience)
    {
        (_address, _key, _trust, _patience) = (address, key, trust, patience);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a POST that is led elsewhere becomes a GET
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30), // a laptop that slept has dead ones
            SslOptions = trust.Options,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks without a body.</summary>
    public Task<WatchAnswer> SendAsync(HttpMethod method, string path, CancellationToken ct) =>
        SendAsync(() => Authorized(new HttpRequestMessage(method, new Uri(_address, path))), isPart: false, ct);

    /// <summary>Posts a body.</summary>
    public Task<WatchAnswer> PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return SendAsync(() => Authorized(new HttpRequestMessage(HttpMethod.Post, new Uri(_address, path)) { Content = Json(json) }), isPart: false, ct);
    }

    /// <summary>Puts bytes of a file to a signed address, which carries its own proof. Throws <see cref="LocalFileException"/> when the file can't be read.</summary>
    public Task<WatchAnswer> PutPartAsync(string url, Stream file, long first, long last, long total, CancellationToken ct) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Put, new Uri(_address, url)) { Content = new PartContent(file, first, last, total) }, isPart: true, ct);

    private static ByteArrayContent Json(byte[] json) => new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private HttpRequestMessage Authorized(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return request;
    }

    private async Task<WatchAnswer> SendAsync(Func<HttpRequestMessage> make, bool isPart, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var (answer, away, retryAfter) = await TryAsync(make, isPart, ct);
            if (answer is not null && away is null)
            {
                await _patience.AnsweredAsync();
                // What broke there may be well in a moment; what breaks again is a matter of this one file.
                if (answer.Status != HttpStatusCode.InternalServerError || tries == TriesOfBroken)
                    return Check(answer, isPart);
                away = answer.Message;
            }

            await _patience.WaitAsync(away!, retryAfter, ct);
        }
    }

    private async Task<(WatchAnswer? Answer, string? Away, TimeSpan? RetryAfter)> TryAsync(Func<HttpRequestMessage> make, bool isPart, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var request = make();
        try
        {
            if (request.Content is PartContent part)
                part.Stalled = limit;
            else
                limit.CancelAfter(AnswerLimit);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = await WatchAnswer.ReadAsync(response, limit.Token);
            var away = answer.Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                or HttpStatusCode.TooManyRequests or HttpStatusCode.InsufficientStorage;
            return (answer, away ? answer.Message : null, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            if ((request.Content as PartContent)?.Fault is { } local)
                throw new LocalFileException(local);
            var reason = _trust.Explain(fault);
            return (null, reason ?? $"{_address.GetLeftPart(UriPartial.Authority)} can't be reached.", null);
        }
    }

    private WatchAnswer Check(WatchAnswer answer, bool isPart)
    {
        if ((int)answer.Status is >= 300 and < 400)
            throw new ServerAwayException($"{_address.GetLeftPart(UriPartial.Authority)} sends one elsewhere. Give --server the address that it leads to.");
        if (answer.Status == HttpStatusCode.Unauthorized)
            throw new KeyRefusedException("The server does not know this key, or it has expired. Make one under Settings and start again.", isScope: false);
        // A part's address may have expired, which is no matter of the key.
        if (answer.Status == HttpStatusCode.Forbidden && !isPart)
            throw new KeyRefusedException("This key may not do that: it needs the scope upload, and with --album read and write as well.", isScope: true);
        return answer;
    }
}
