using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>An answer of the WebDAV door.</summary>
internal sealed record DavReply(HttpStatusCode Status, byte[] Body, HttpResponseMessage Message)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public XElement Xml => XElement.Parse(Text);

    public string? ETag => Message.Headers.ETag?.ToString();

    /// <summary>The paths of a multistatus, in its order.</summary>
    public List<string> Paths => [.. Xml.Elements(DavClient.D + "response").Select(one => one.Element(DavClient.D + "href")!.Value)];

    /// <summary>The value of the first property of this name that is there.</summary>
    public string? Property(XName name) => Xml.Descendants(DavClient.D + "propstat")
        .Where(group => group.Element(DavClient.D + "status")!.Value.Contains(" 200 ", StringComparison.Ordinal))
        .Descendants(name).FirstOrDefault()?.Value;
}

/// <summary>Speaks WebDAV as a file manager does: with a key as the password of basic authentication.</summary>
internal sealed class DavClient : IDisposable
{
    public static readonly XNamespace D = "DAV:";
    public static readonly XNamespace Oc = "http://owncloud.org/ns";

    private readonly HttpClient _http;

    public DavClient(Uri address, string? key, string user = "owner@example.org")
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key}")));
    }

    public async Task<DavReply> SendAsync(string method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await _http.SendAsync(request);
        return new DavReply(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer);
    }

    public Task<DavReply> PutAsync(string path, byte[] body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, body, headers);

    public Task<DavReply> PutAsync(string path, string body) => PutAsync(path, Encoding.UTF8.GetBytes(body));

    public Task<DavReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<DavReply> MakeFolderAsync(string path) => SendAsync("MKCOL", path);

    public Task<DavReply> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync("DELETE", path, null, headers);

    public Task<DavReply> CarryAsync(string method, string from, string to, params (string Name, string Value)[] headers) =>
        SendAsync(method, from, null, [("Destination", to), .. headers]);

    public Task<DavReply> XmlAsync(string method, string path, string xml, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, Encoding.UTF8.GetBytes(xml), headers);

    /// <summary>PROPFIND at depth 1 for everything.</summary>
    public Task<DavReply> ListAsync(string path) => SendAsync("PROPFIND", path, null, ("Depth", "1"));

    /// <summary>PROPFIND at depth 0 for these properties.</summary>
    public Task<DavReply> PropertiesAsync(string path, params XName[] names) => XmlAsync(
        "PROPFIND", path, new XElement(D + "propfind", new XElement(D + "prop", names.Select(name => new XElement(name)))).ToString(), ("Depth", "0"));

    public void Dispose() => _http.Dispose();
}
