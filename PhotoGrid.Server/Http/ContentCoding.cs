using System.Globalization;

namespace PhotoGrid.Server.Http;

/// <summary>The forms that we keep ready-made bytes in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

internal static class ContentCodings
{
    /// <summary>The smallest form that the client takes.</summary>
    public static ContentCoding BestFor(HttpRequest request)
    {
        var best = ContentCoding.Identity;
        foreach (var line in request.Headers.AcceptEncoding)
        {
            foreach (var part in line.AsSpan().Split(','))
            {
                var coding = Read(line.AsSpan()[part]);
                best = coding > best ? coding : best;
            }
        }

        return best;
    }

    /// <summary>Says which form follows, and that another client would get another one.</summary>
    public static void Announce(HttpResponse response, ContentCoding coding)
    {
        response.Headers.Vary = "Accept-Encoding";
        if (coding != ContentCoding.Identity)
            response.Headers.ContentEncoding = coding == ContentCoding.Brotli ? "br" : "gzip";
    }

    private static ContentCoding Read(ReadOnlySpan<char> part)
    {
        var end = part.IndexOf(';');
        var name = (end < 0 ? part : part[..end]).Trim();
        if (end >= 0 && part[(end + 1)..].Trim() is var weight && weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight[2..], NumberStyles.Float, CultureInfo.InvariantCulture, out var q) && q <= 0)
        {
            return ContentCoding.Identity;
        }

        return name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Brotli
            : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Gzip : ContentCoding.Identity;
    }
}
