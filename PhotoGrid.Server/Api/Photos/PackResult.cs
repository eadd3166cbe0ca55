using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Library.Packing;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Sends a zip of originals as it is made. Its length is told, so that one that broke off is not taken for whole.</summary>
internal sealed class PackResult(PhotoPack pack, DateTimeOffset now) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(string.Create(CultureInfo.InvariantCulture, $"photos-{now:yyyy-MM-dd}.zip"));
        response.Headers.ContentDisposition = header.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.ContentType = "application/zip";
        response.ContentLength = pack.Length;
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await pack.WriteAsync(response.Body, httpContext.RequestAborted);
    }
}
