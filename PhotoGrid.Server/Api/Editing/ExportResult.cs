using System.Globalization;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Editing;

/// <summary>Sends a file that is made for this answer. Its tag names what it is made of, so that who has it costs no decoding.</summary>
internal sealed class ExportResult(string tag, Func<Exported, string>? name, Func<CancellationToken, Task<Result<Exported>>> make) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(etag, false)))
        {
            Describe(response, etag);
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var made = await make(httpContext.RequestAborted);
        if (!made.Ok)
        {
            await Envelope.SendAsync(httpContext, made.Failure);
            return;
        }

        Describe(response, etag);
        response.ContentType = made.Value.MimeType;
        response.ContentLength = made.Value.Content.Length;
        response.Headers["X-Photo-Width"] = made.Value.FullWidth.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Photo-Height"] = made.Value.FullHeight.ToString(CultureInfo.InvariantCulture);
        if (name is not null)
        {
            var disposition = new ContentDispositionHeaderValue("inline");
            disposition.SetHttpFileName(name(made.Value));
            response.Headers.ContentDisposition = disposition.ToString();
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.BodyWriter.WriteAsync(made.Value.Content, httpContext.RequestAborted);
    }

    private static void Describe(HttpResponse response, EntityTagHeaderValue etag)
    {
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = "private, no-cache";
    }
}
