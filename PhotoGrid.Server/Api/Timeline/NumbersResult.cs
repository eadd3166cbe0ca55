using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Timeline;

namespace PhotoGrid.Server.Api.Timeline;

/// <summary>Numbers of photos in an order, binary, with a tag of their own.</summary>
internal sealed class NumbersResult(UserId owner, IReadOnlyList<int> numbers, long change) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "private, no-cache";
        var bytes = NumberList.Encode(numbers, change);
        // The owner is in it because a browser's cache outlives a sign-out.
        var tag = WeakETag.Of(bytes);
        if (WeakETag.Matches(httpContext, $"{tag[..^1]}-{owner.Value:N}\""))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/octet-stream";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
