using Microsoft.Extensions.Primitives;

namespace PhotoGrid.Server.Http;

/// <summary>
/// The headers that tell a browser what our pages may do. Set before anything else, so that errors carry them too. Pages load from this
/// server alone, and pictures also from <paramref name="pictures"/>, an origin of the administrator's choice, where there is one.
/// </summary>
internal sealed class SecurityHeaders(string? pictures)
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "same-origin";
    private static readonly StringValues Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues OneYear = "max-age=31536000";

    private readonly StringValues _policy =
        $"default-src 'self'; img-src 'self' blob: data:{(pictures is null ? "" : " " + pictures)}; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    public void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = _policy;
        // Not for localhost: it would lock every other program on this machine into https.
        if (http.Request.IsHttps && http.Request.Host.Host != "localhost")
            headers.StrictTransportSecurity = OneYear;

        // A thumbnail is an image and nothing else: the rest would be half its header.
        if (http.Request.Path.StartsWithSegments("/thumbnails"))
            return;
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
    }
}
