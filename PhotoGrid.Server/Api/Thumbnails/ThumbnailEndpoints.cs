using System.Globalization;
using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Thumbnails;

/// <summary>
/// Renditions by number: the hottest route, one per tile on the screen. The address names a state of the photo (<c>?v=</c>), so that an answer
/// never goes stale; made on demand when missing.
/// </summary>
internal static class ThumbnailEndpoints
{
    private const string Immutable = "private, max-age=2592000, immutable";

    public static IEndpointRouteBuilder MapThumbnailEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/thumbnails/{owner}/{file}", ["GET", "HEAD"], (RequestDelegate)SendAsync)
            .Requires(Need.Library(AccessAction.View)).WithTags("Thumbnails");
        return routes;
    }

    private static async Task SendAsync(HttpContext http)
    {
        if (!UserId.TryParse((string?)http.Request.RouteValues["owner"], out var owner) || owner != http.UserId()
            || !ThumbnailName.TryParse((string?)http.Request.RouteValues["file"], out var name))
        {
            await Envelope.SendAsync(http, Failure.NotFound("PHOTO"));
            return;
        }

        if (!long.TryParse(http.Request.Query["v"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            version = 0;
        var renditions = http.RequestServices.GetRequiredService<RenditionBlobs>();
        // A page on a slow connection asks for the smallest form that is there: AVIF where it was made and the browser knows it. It is never
        // made for this; WebP is there at once (decision 0022).
        if (version > 0 && http.Request.Query.ContainsKey("small"))
        {
            http.Response.Headers.Vary = "Accept";
            var avif = name with { Spec = name.Spec with { Format = RenditionFormat.Avif } };
            if (http.Request.Headers.Accept.ToString().Contains("image/avif", StringComparison.Ordinal)
                && await renditions.ReadAsync(owner, avif.Number, avif.Spec, version, http.RequestAborted) is { } smaller)
            {
                await WriteAsync(http, avif, smaller, version, Immutable);
                return;
            }
        }

        // The tag needs no look at the photo: who has it has exactly these bytes.
        if (version > 0 && http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.Headers.IfNoneMatch == TagOf(name, version))
        {
            http.Response.Headers.ETag = TagOf(name, version);
            http.Response.Headers.CacheControl = Immutable;
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (version > 0 && await renditions.ReadAsync(owner, name.Number, name.Spec, version, http.RequestAborted) is { } bytes)
        {
            await WriteAsync(http, name, bytes, version, Immutable);
            return;
        }

        var shown = await http.RequestServices.GetRequiredService<ShowRendition>().RunAsync(owner, name.Number, name.Spec, http.RequestAborted);
        if (!shown.Ok)
            await Envelope.SendAsync(http, shown.Failure);
        else if (version > 0 && version != shown.Value.Version)
            Redirect(http, shown.Value.Version);
        else
            await WriteAsync(http, name, shown.Value.Content, shown.Value.Version, version > 0 ? Immutable : "private, no-cache");
    }

    // An address of a state that is no more never shows another one's pixels: it leads to the address of the present.
    private static void Redirect(HttpContext http, long version)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{http.Request.Path}?v={version}");
        http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
    }

    private static async Task WriteAsync(HttpContext http, ThumbnailName name, byte[] bytes, long version, string cacheControl)
    {
        var response = http.Response;
        response.ContentType = name.MimeType;
        response.ContentLength = bytes.Length;
        response.Headers.ETag = TagOf(name, version);
        response.Headers.CacheControl = cacheControl;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
    }

    private static string TagOf(ThumbnailName name, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name.Number}-{name.Spec.Size}-{version}-{RenditionBlobs.ExtensionOf(name.Spec.Format)}\"");
}
