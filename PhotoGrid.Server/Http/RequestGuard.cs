using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http;

/// <summary>
/// The outermost room: security headers on everything, exceptions as the envelope, and a body for the bare 400s, 404s and 405s of routing under /api.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, SecurityHeaders security, ILogger<RequestGuard> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        security.Set(http);
        try
        {
            await next(http);
        }
        catch (Exception fault) // The last catch: everything a handler lets go ends here as one envelope.
        {
            await AnswerAsync(http, fault);
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: 400 or 404 or 405, ContentLength: null, ContentType: null }
            && http.Request.Path.StartsWithSegments("/api"))
        {
            await (http.Response.StatusCode switch
            {
                // The binding of an optional parameter says no more than the status.
                StatusCodes.Status400BadRequest => Envelope.SendAsync(http, Failure.Invalid("A parameter of the address has a value that this route does not take.")),
                StatusCodes.Status404NotFound => Envelope.SendAsync(http, 404, "NOT_FOUND", "There is nothing at this address.", null),
                _ => Envelope.SendAsync(http, 405, "METHOD_NOT_ALLOWED", "This address does not take this method.", null),
            });
        }
    }

    private async Task AnswerAsync(HttpContext http, Exception fault)
    {
        if (Faults.Read(fault, http) is not var (status, failure))
            return;
        if (status == StatusCodes.Status500InternalServerError)
            Log.RequestFailed(log, fault, RequestId.Of(http));
        else if (failure.Kind is FailureKind.StorageFull or FailureKind.Unavailable)
            Log.DiskTrouble(log, fault, RequestId.Of(http), status);
        if (http.Response.HasStarted)
        {
            // Half an answer is out: cutting the connection is the only way left to say that it is not whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        security.Set(http);
        await Envelope.SendAsync(http, status, failure.Code, failure.Message, failure.Details);
    }
}
