using PhotoGrid.Import.Dav;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Http.Sending;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>GET and HEAD: the bytes as they came, whole or a range.</summary>
internal static class DavRead
{
    public static async Task<IResult> RunAsync(HttpContext http, DavTree tree, OpenFile open)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var owner = http.UserId();
        return await tree.FindAsync(owner, path, http.RequestAborted) switch
        {
            null => DavAnswer.Fail(DavRefusals.NotFound),
            { IsFolder: true } => TypedResults.Text("This is a folder. Open it with a WebDAV client; docs/how-to/webdav.md says how.\n"),
            var entry => new SentFile(
                new SentFileHead(DavProperties.ETagOf(entry), entry.Size, entry.MimeType, entry.ModifiedAtMs),
                (range, ct) => open.RunAsync(owner, entry, range, ct)),
        };
    }
}
