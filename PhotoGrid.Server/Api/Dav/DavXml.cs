using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.Features;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>Reads XML from strangers, and writes ours. A body is small, flat, and without a document type.</summary>
internal static class DavXml
{
    // The largest honest body sets some dozen properties.
    private const int MaxBytes = 256 * 1024, MaxDepth = 64;

    private static readonly XmlReaderSettings _strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings _fragment = new()
    {
        Encoding = new System.Text.UTF8Encoding(false),
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineHandling = NewLineHandling.Entitize, // What a client stored comes back with the same line ends.
    };

    private const int PieceBytes = 64 * 1024;

    private static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8;

    /// <summary>The root element of the body; null when there is no body. Not ok: the body is no XML that is taken here.</summary>
    public static async Task<(XElement? Root, bool Ok)> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
            return (null, true);
        try
        {
            return IsShallow(body) ? (Load(body), true) : (null, false);
        }
        catch (XmlException)
        {
            return (null, false);
        }
    }

    /// <summary>Sends one element as the whole body.</summary>
    public static async Task SendAsync(HttpContext http, int status, XElement root)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Declaration);
        Append(bytes, root);
        http.Response.ContentLength = bytes.Length;
        Begin(http, status);
        await http.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), http.RequestAborted);
    }

    /// <summary>Sends a multistatus piece by piece: a folder of a hundred thousand members is never whole in memory.</summary>
    public static async Task SendAsync(HttpContext http, IEnumerable<XElement> responses)
    {
        Begin(http, StatusCodes.Status207MultiStatus);
        using var bytes = new MemoryStream();
        bytes.Write(Declaration);
        bytes.Write("<D:multistatus xmlns:D=\"DAV:\">"u8);
        foreach (var response in responses)
        {
            Append(bytes, response);
            if (bytes.Length >= PieceBytes)
                await FlushAsync(http, bytes);
        }

        bytes.Write("</D:multistatus>"u8);
        await FlushAsync(http, bytes);
    }

    private static void Begin(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
    }

    private static void Append(MemoryStream bytes, XElement element)
    {
        using var writer = XmlWriter.Create(bytes, _fragment);
        element.WriteTo(writer);
    }

    private static async Task FlushAsync(HttpContext http, MemoryStream bytes)
    {
        await http.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), http.RequestAborted);
        bytes.SetLength(0);
    }

    // Nesting is what the parser's memory and every recursion after it depend on: looked at before anything is built.
    private static bool IsShallow(MemoryStream body)
    {
        body.Position = 0;
        using var reader = XmlReader.Create(body, _strict);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return false;
        }

        return true;
    }

    private static XElement Load(MemoryStream body)
    {
        body.Position = 0;
        using var reader = XmlReader.Create(body, _strict);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
