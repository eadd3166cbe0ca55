using System.Globalization;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Sends an original: its own bytes, whole or a range, under its own name. Never changes, so its hash is its tag.</summary>
internal sealed class OriginalResult(UserId owner, Photo photo, OriginalBlobs originals) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var etag = new EntityTagHeaderValue($"\"{photo.Sha256}\"");
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = "private, max-age=86400";
        response.Headers.AcceptRanges = "bytes";
        if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(etag, false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (range, unsatisfiable) = RequestedRange.Of(request, etag, photo.Size);
        if (unsatisfiable)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{photo.Size}";
            return;
        }

        await using var content = await originals.OpenAsync(owner, photo.Id, range, httpContext.RequestAborted);
        if (content is null)
        {
            await Envelope.SendAsync(httpContext, Failure.NotFound("PHOTO"));
            return;
        }

        response.ContentType = photo.MimeType;
        response.ContentLength = range?.Length ?? photo.Size;
        response.Headers.ContentDisposition = Disposition(photo.Filename);
        if (range is { } part)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.First}-{part.Last}/{photo.Size}");
        }

        if (!HttpMethods.IsHead(request.Method))
            await content.Stream.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private static string Disposition(string filename)
    {
        var header = new ContentDispositionHeaderValue("inline");
        header.SetHttpFileName(filename);
        return header.ToString();
    }
}
