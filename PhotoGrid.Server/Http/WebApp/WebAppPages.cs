using Microsoft.AspNetCore.Http.Features;

namespace PhotoGrid.Server.Http.WebApp;

/// <summary>
/// Serves the web app to every GET that no route takes: its files by name, and its one page for every address that the app itself
/// understands. What belongs to the API stays a 404 of the API. Nothing here is anyone's: what the page tells about a user, it tells only
/// to that user's own session.
/// </summary>
internal sealed class WebAppPages(RequestDelegate next, WebFiles files, BootPage page)
{
    private const string NotBuilt = "The web app is not part of this build. Run ./dev run (or npm ci and npm run build in wwwroot, then build again), or use the API at /api/v1.";

    /// <summary>Where the app's manifest lets phones send what they share.</summary>
    private const string ShareTarget = "/share-target";

    // As much of what is shared as is heard out before the answer: a browser whose sending is cut off shows a fault instead of it.
    private const long LargestShared = 1L << 30;

    private static readonly string[] Reserved = ["/api", "/thumbnails", "/healthz", "/readyz", "/metrics", "/openapi", "/dav"];

    public Task InvokeAsync(HttpContext http)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsPost(method) && http.Request.Path == ShareTarget)
            return SendBackAsync(http);
        if (http.GetEndpoint() is not null || !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) || IsReserved(http.Request.Path))
            return next(http);

        var path = http.Request.Path.Value!.TrimStart('/');
        if (path.Length > 0 && path != "index.html" && files.Find(path) is { } file)
            return SendAsync(http, file);
        if (path != "index.html" && LooksLikeFile(path))
            return next(http);
        return files.Find("index.html") is { } index ? page.SendAsync(http, index) : ExplainAsync(http);
    }

    private static async Task SendAsync(HttpContext http, WebFile file)
    {
        var response = http.Response;
        response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        var coding = ContentCodings.BestFor(http.Request);
        var packed = file.Compressed(coding);
        if (WeakETag.Matches(http, file.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Vary = "Accept-Encoding";
            return;
        }

        response.ContentType = file.ContentType;
        ContentCodings.Announce(response, packed is null ? ContentCoding.Identity : coding);
        if (packed is not null)
        {
            response.ContentLength = packed.Length;
            if (!HttpMethods.IsHead(http.Request.Method))
                await response.Body.WriteAsync(packed, http.RequestAborted);
            return;
        }

        await using var plain = file.Open();
        response.ContentLength = plain.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await plain.CopyToAsync(response.Body, http.RequestAborted);
    }

    // The app's service worker takes what is shared before it comes here. Where there is none, nothing is taken: a form that any page may post
    // brings no header that tells ours from another's. The page says so, and has its worker the next time.
    private static async Task SendBackAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestShared;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/?shared=0";
    }

    private static async Task ExplainAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(NotBuilt + "\n", http.RequestAborted);
    }

    private static bool IsReserved(PathString path)
    {
        foreach (var prefix in Reserved)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // A file that is gone must not come back as a page; addresses of the app have dots too, as in /photo/<owner>.<number>.
    private static bool LooksLikeFile(string path) =>
        path.StartsWith("assets/", StringComparison.Ordinal) || (path.Length > 0 && !path.Contains('/') && path.Contains('.'));
}
