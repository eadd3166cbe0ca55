using System.Globalization;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;

namespace PhotoGrid.Server.Http.Sending;

/// <summary>What is sent of a file besides its bytes.</summary>
/// <param name="ETag">Strong, in quotes.</param>
/// <param name="Size">Bytes of the whole.</param>
/// <param name="MimeType">As sent.</param>
/// <param name="ModifiedAtMs">The file's own time.</param>
internal sealed record SentFileHead(string ETag, long Size, string MimeType, long ModifiedAtMs);

/// <summary>
/// Sends a file that somebody left here: whole, a range, or that the caller has it already. A browser that opens it runs nothing of it.
/// </summary>
internal sealed class SentFile(SentFileHead head, Func<ByteRange?, CancellationToken, Task<Stream?>> open, string? attachment = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var etag = new EntityTagHeaderValue(head.ETag);
        response.Headers.ETag = head.ETag;
        response.Headers.LastModified = Instant.Read(head.ModifiedAtMs).ToString("R", CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (IsKnown(request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (range, unsatisfiable) = RequestedRange.Of(request, etag, head.Size);
        if (unsatisfiable)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{head.Size}";
            return;
        }

        await using var content = await open(range, httpContext.RequestAborted);
        if (content is null)
        {
            await Envelope.SendAsync(httpContext, Failure.NotFound("FILE"));
            return;
        }

        response.ContentType = head.MimeType;
        response.ContentLength = range?.Length ?? head.Size;
        if (attachment is not null)
            response.Headers.ContentDisposition = Disposition(attachment);
        if (range is { } part)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.First}-{part.Last}/{head.Size}");
        }

        if (!HttpMethods.IsHead(request.Method))
            await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    // The tag decides where there is one; the time only where there is none.
    private bool IsKnown(HttpRequest request, EntityTagHeaderValue etag)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch is { Count: > 0 } known)
            return known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(etag, false));
        return headers.IfModifiedSince is { } since && head.ModifiedAtMs / 1000 <= since.ToUnixTimeSeconds();
    }

    private static string Disposition(string filename)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(filename);
        return header.ToString();
    }
}
