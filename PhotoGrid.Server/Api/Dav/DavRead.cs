using System.Globalization;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Import.Dav;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>GET and HEAD: the bytes as they came, whole or a range.</summary>
internal static class DavRead
{
    public static async Task<IResult> RunAsync(HttpContext http, DavTree tree, OpenFile open)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        return await tree.FindAsync(http.UserId(), path, http.RequestAborted) switch
        {
            null => DavAnswer.Fail(DavRefusals.NotFound),
            { IsFolder: true } => TypedResults.Text("This is a folder. Open it with a WebDAV client; docs/how-to/webdav.md says how.\n"),
            var entry => new Content(entry, open),
        };
    }

    private sealed class Content(DavEntry entry, OpenFile open) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, response) = (httpContext.Request, httpContext.Response);
            var etag = new EntityTagHeaderValue(DavProperties.ETagOf(entry));
            response.Headers.ETag = etag.ToString();
            response.Headers.LastModified = DavProperties.HttpTime(entry.ModifiedAtMs);
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.AcceptRanges = "bytes";
            // Whatever somebody left here, a browser that opens it runs nothing of it.
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            if (IsKnown(request, etag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var (range, unsatisfiable) = RequestedRange.Of(request, etag, entry.Size);
            if (unsatisfiable)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{entry.Size}";
                return;
            }

            await using var content = await open.RunAsync(httpContext.UserId(), entry, range, httpContext.RequestAborted);
            if (content is null)
            {
                await DavAnswer.Fail(DavRefusals.NotFound).ExecuteAsync(httpContext);
                return;
            }

            response.ContentType = entry.MimeType;
            response.ContentLength = range?.Length ?? entry.Size;
            if (range is { } part)
            {
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.First}-{part.Last}/{entry.Size}");
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
            return headers.IfModifiedSince is { } since && entry.ModifiedAtMs / 1000 <= since.ToUnixTimeSeconds();
        }
    }
}
