using PhotoGrid.Columns;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Timeline;

/// <summary>The bytes of docs/api/geometry.md, as they were compressed once for this snapshot.</summary>
internal sealed class GeometryResult(LibraryColumns columns) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var coding = ContentCodings.BestFor(httpContext.Request);
        ContentCodings.Announce(response, coding);
        response.Headers.CacheControl = "private, no-cache";

        // The first number is the format's; the owner is in it because a browser's cache outlives a sign-out.
        if (WeakETag.Matches(httpContext, $"W/\"1-{columns.Change}-{columns.Owner.Value:N}\""))
        {
            response.Headers.Remove("Content-Encoding");
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var bytes = coding switch
        {
            ContentCoding.Brotli => columns.Geometry.Brotli,
            ContentCoding.Gzip => columns.Geometry.Gzip,
            _ => columns.Geometry.EncodePlain(),
        };
        response.ContentType = "application/octet-stream";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
