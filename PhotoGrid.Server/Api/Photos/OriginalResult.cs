using System.Globalization;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Library;
using PhotoGrid.Library.Motion;
using PhotoGrid.Server.Http;
using PhotoGrid.Storage;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Sends an original, or the moving part of one: its own bytes, whole or a range, under its own name. Never changes, so its hash is its tag.</summary>
internal sealed class OriginalResult(string tag, long size, string mimeType, string filename, Func<ByteRange?, CancellationToken, Task<BlobContent?>> open) : IResult
{
    public static OriginalResult Of(UserId owner, Photo photo, OriginalBlobs originals) =>
        new(photo.Sha256.ToString(), photo.Size, photo.MimeType, photo.Filename, (range, ct) => originals.OpenAsync(owner, photo.Id, range, ct));

    public static OriginalResult Of(Photo photo, MovingPart part, OpenMotion motion) => new(
        $"{part.Sha256}-{part.FirstByte}", part.Length, part.MimeType,
        Path.ChangeExtension(photo.Filename, part.MimeType == MediaType.QuickTime.MimeType ? "mov" : "mp4"), (range, ct) => motion.OpenAsync(part, range, ct));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = "private, max-age=86400";
        response.Headers.AcceptRanges = "bytes";
        if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(etag, false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (range, unsatisfiable) = RequestedRange.Of(request, etag, size);
        if (unsatisfiable)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{size}";
            return;
        }

        await using var content = await open(range, httpContext.RequestAborted);
        if (content is null)
        {
            await Envelope.SendAsync(httpContext, Failure.NotFound("PHOTO"));
            return;
        }

        response.ContentType = mimeType;
        response.ContentLength = range?.Length ?? size;
        response.Headers.ContentDisposition = Disposition(filename);
        if (range is { } part)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.First}-{part.Last}/{size}");
        }

        if (!HttpMethods.IsHead(request.Method))
            await content.Stream.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private static string Disposition(string name)
    {
        var header = new ContentDispositionHeaderValue("inline");
        header.SetHttpFileName(name);
        return header.ToString();
    }
}
