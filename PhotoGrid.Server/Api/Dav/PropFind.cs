using System.Xml.Linq;
using PhotoGrid.Import.Dav;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>PROPFIND: what is at a path and in it. All at once (Depth: infinity) is refused as RFC 4918 allows.</summary>
internal static class PropFind
{
    public static async Task<IResult> RunAsync(HttpContext http, DavTree tree, DavProperties properties)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var depth = http.Request.Headers["Depth"].ToString();
        if (depth is not ("0" or "1"))
            return DavAnswer.Precondition(StatusCodes.Status403Forbidden, "propfind-finite-depth");
        var (body, ok) = await DavXml.ReadAsync(http);
        if (!ok || PropFindQuery.Read(body) is not { } query)
            return DavAnswer.Status(StatusCodes.Status400BadRequest);

        var owner = http.UserId();
        var found = await tree.ReadAsync(owner, path, depth == "1", http.RequestAborted);
        if (found.Count == 0)
            return DavAnswer.Fail(DavRefusals.NotFound);
        var scope = await properties.ScopeAsync(owner, query, http.RequestAborted);
        return new Listing(found.Select(one => Describe(one, query, scope)));
    }

    private static XElement Describe(DavFound found, PropFindQuery query, DavScope scope)
    {
        var response = Response(found.Path, found.Entry.IsFolder);
        var (there, missing) = DavProperties.Pick(found, query, scope);
        if (there.Count > 0 || missing.Count == 0)
            response.Add(Group(there, 200));
        if (missing.Count > 0)
            response.Add(Group(missing.Select(name => new XElement(name)), 404));
        return response;
    }

    internal static XElement Response(DavPath path, bool isFolder) => new(
        DavNames.Dav + "response",
        new XAttribute(XNamespace.Xmlns + "D", DavNames.Dav.NamespaceName),
        new XElement(DavNames.Dav + "href", DavAddress.Write(path, isFolder)));

    internal static XElement Group(IEnumerable<XElement> properties, int status) => new(
        DavNames.Dav + "propstat",
        new XElement(DavNames.Dav + "prop", properties),
        new XElement(DavNames.Dav + "status", StatusLine(status)));

    private static string StatusLine(int status) => $"HTTP/1.1 {status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)}";

    /// <summary>Sends a multistatus.</summary>
    internal sealed class Listing(IEnumerable<XElement> responses) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => DavXml.SendAsync(httpContext, responses);
    }
}
