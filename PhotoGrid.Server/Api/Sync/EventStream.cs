using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Events;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Sync;

namespace PhotoGrid.Server.Api.Sync;

/// <summary>
/// One listener's events. The bus only wakes: what is sent is read from the feed after the last number that was sent, so nothing is missed,
/// nothing sent twice, and the order is the feed's. Ends when the client goes, the server stops, or at the next heartbeat after the
/// credentials were revoked.
/// </summary>
internal sealed class EventStream(StreamSources sources, SubjectDirectory subjects, TimeProvider clock, IConfiguration settings, IHostApplicationLifetime lifetime)
{
    // Beyond this, reading everything again is quicker for both sides than hearing of every step.
    private const int MaxReplay = 2000;
    private const int Page = 200;

    private readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(settings.GetValue("Events:HeartbeatSeconds", 20.0));

    public async Task RunAsync(HttpContext http, long? since)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await ListenAsync(http, since, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client went or the server stops: the end that every stream comes to.
        }
    }

    private async Task ListenAsync(HttpContext http, long? since, CancellationToken ct)
    {
        var owner = http.UserId();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // Subscribed before the head is read: what comes between is heard twice and sent once.
        await using var events = sources.Bus.Subscribe(owner, listening.Token).GetAsyncEnumerator(listening.Token);
        var sent = since ?? await sources.Feed.HeadAsync(sources.Catalog, owner, ct);
        await BeginAsync(http, ct);
        if (since is not null)
            sent = await SendSinceAsync(http, owner, sent, ct);

        var next = events.MoveNextAsync().AsTask();
        try
        {
            var beat = Task.Delay(_heartbeat, clock, ct);
            while (true)
            {
                await Task.WhenAny(next, beat);
                ct.ThrowIfCancellationRequested();
                if (beat.IsCompleted)
                {
                    if (await Credentials.FindAsync(http, subjects) is null)
                        return;
                    await WriteAsync(http, ": \n\n", ct);
                    beat = Task.Delay(_heartbeat, clock, ct);
                }

                if (!next.IsCompleted)
                    continue;
                if (!await next)
                    return;
                var happened = events.Current;
                next = events.MoveNextAsync().AsTask();
                sent = await SendAsync(http, owner, happened, sent, ct);
            }
        }
        finally
        {
            // An enumerator must not be disposed while it is asked for the next event.
            await listening.CancelAsync();
            await next.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async ValueTask<long> SendAsync(HttpContext http, UserId owner, LibraryEvent happened, long sent, CancellationToken ct)
    {
        if (happened.Change > sent)
            return await SendSinceAsync(http, owner, sent, ct);
        if (happened.Change == 0)
            await WriteAsync(http, $"event: {happened.Type}\ndata: {happened.Json}\n\n", ct);
        return sent;
    }

    private static async Task BeginAsync(HttpContext http, CancellationToken ct)
    {
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // What nginx and its like hold back otherwise.
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await WriteAsync(http, "retry: 3000\n\n", ct);
    }

    private async Task<long> SendSinceAsync(HttpContext http, UserId owner, long sent, CancellationToken ct)
    {
        while (true)
        {
            var page = await sources.Changes.RunAsync(owner, sent, Page, ct);
            if (page.Resync || page.Head - sent > MaxReplay)
            {
                await WriteAsync(http, $"id: {page.Head}\nevent: resync\ndata: {{}}\n\n", ct);
                return page.Head;
            }

            if (page.Changes.Count == 0)
                return sent;
            var text = new StringBuilder(page.Changes.Count * 160);
            foreach (var change in page.Changes)
            {
                text.Append("id: ").Append(change.Number).Append("\nevent: ").Append(change.What).Append("\ndata: ")
                    .Append(JsonSerializer.Serialize(ChangeJson.Of(change), SyncsJson.Default.ChangeJson)).Append("\n\n");
            }

            await WriteAsync(http, text.ToString(), ct);
            sent = page.Changes[^1].Number;
            if (!page.HasMore)
                return sent;
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ct)
    {
        await http.Response.WriteAsync(text, ct);
        await http.Response.Body.FlushAsync(ct);
    }
}
