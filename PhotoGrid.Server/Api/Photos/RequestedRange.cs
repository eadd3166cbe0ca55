using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>The part of a file that a request asks for. One range only; several are answered with the whole, as RFC 9110 allows.</summary>
internal static class RequestedRange
{
    /// <summary>The range, null for the whole; or that it lies outside the file (416).</summary>
    public static (ByteRange? Range, bool Unsatisfiable) Of(HttpRequest request, EntityTagHeaderValue etag, long size)
    {
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { Ranges.Count: 1 } asked || asked.Unit != "bytes"
            || (headers.IfRange?.EntityTag is { } tag && !tag.Compare(etag, true)))
        {
            return (null, false);
        }

        var wanted = asked.Ranges.First();
        var first = wanted.From ?? Math.Max(0, size - wanted.To!.Value);
        var last = wanted.From is null ? size - 1 : Math.Min(wanted.To ?? long.MaxValue, size - 1);
        return first > last || first >= size ? (null, true) : (new ByteRange(first, last), false);
    }
}
