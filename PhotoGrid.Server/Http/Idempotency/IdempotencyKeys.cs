using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using PhotoGrid.Accounts.Answers;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Http.Idempotency;

/// <summary>
/// A POST with an Idempotency-Key is done once: the same request again within a day gets the same answer, another request under the
/// key gets 409, and one that comes while the first is at work waits for it. Only successes are kept, for a refusal may be mended by
/// trying again. An answer is on disk before it is sent; answers that are no JSON (downloads) or set a cookie are not kept.
/// </summary>
internal sealed class IdempotencyKeys(RequestDelegate next, KeepAnswers answers)
{
    private const int LongestKey = 255;

    // Beyond it, and for multipart (whose boundary differs at every try), the length stands for the bytes.
    private const int LargestHashedBody = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Turns<(UserId Owner, string Key)> _turns = new();

    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.TryGetValue("Idempotency-Key", out var key)
            && http.GetEndpoint() is RouteEndpoint && http.Request.Path.StartsWithSegments("/api/v1")
            ? OnceAsync(http, key.ToString())
            : next(http);

    private static async Task RepeatAsync(HttpContext http, KeptAnswer kept, byte[] asked)
    {
        if (!kept.RequestHash.AsSpan().SequenceEqual(asked))
        {
            await Envelope.SendAsync(http, Failure.Conflict("This Idempotency-Key was used for another request."));
            return;
        }

        http.Response.StatusCode = kept.Status;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        http.Response.Headers.CacheControl = "no-store";
        if (kept.ContentType.Length == 0)
            return;
        http.Response.ContentType = kept.ContentType;
        http.Response.ContentLength = kept.Body.Length;
        await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (request.ContentLength is > 0 and <= LargestHashedBody && !request.HasFormContentType)
        {
            var bytes = new MemoryStream((int)request.ContentLength.Value);
            await request.Body.CopyToAsync(bytes, ct);
            request.Body = bytes;
            bytes.Position = 0;
            hash.AppendData(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        else
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{request.ContentType?.Split(';')[0]} {request.ContentLength}"));
        }

        return hash.GetHashAndReset();
    }

    private async Task OnceAsync(HttpContext http, string key)
    {
        if (key.Length is 0 or > LongestKey || key.Any(letter => letter is < ' ' or > '~'))
        {
            await Envelope.SendAsync(http, Failure.Invalid($"An Idempotency-Key has 1 to {LongestKey} printable ASCII characters.", "Idempotency-Key"));
            return;
        }

        var owner = http.Subject().User;
        var asked = await HashAsync(http.Request, http.RequestAborted);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(Patience);
        IDisposable turn;
        try
        {
            turn = await _turns.EnterAsync((owner, key), limit.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            await Envelope.SendAsync(http, Failure.Conflict("The first request with this Idempotency-Key is still at work."));
            return;
        }

        using (turn)
        {
            if (await answers.FindAsync(owner, key, http.RequestAborted) is { } kept)
                await RepeatAsync(http, kept, asked);
            else
                await DoAsync(http, owner, key, asked);
        }
    }

    private async Task DoAsync(HttpContext http, UserId owner, string key, byte[] asked)
    {
        var before = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var held = new HeldBody(http.Response, before.Stream);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held, before));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            http.Features.Set(before);
        }

        var response = http.Response;
        if (held.IsWhole && response.StatusCode is >= 200 and < 300 && response.Headers.SetCookie.Count == 0)
        {
            var answer = new KeptAnswer(asked, response.StatusCode, held.Length == 0 ? "" : response.ContentType ?? "", held.Held());
            await answers.KeepAsync(owner, key, answer, CancellationToken.None);
        }

        await held.ReleaseAsync(CancellationToken.None);
    }
}
