using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Content;
using PhotoGrid.Import.Dav.Locks;
using PhotoGrid.Server.Api.Dav.Locks;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>PUT, MKCOL and DELETE.</summary>
internal static class DavWrite
{
    // Up to this much of a file of unknown length waits in memory; more goes through a temporary file.
    private const int MemoryBytes = 4 * 1024 * 1024;

    public static async Task<IResult> PutAsync(HttpContext http, DavTree tree, PutFile put, DavConditions conditions, UploadLimits limits)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var headers = http.Request.Headers;
        if (headers.ContentRange.Count > 0)
            return DavAnswer.Fail(Failure.Invalid("A part of a file is not taken: send the whole, without Content-Range.", "Content-Range"));
        if (path.IsRoot)
            return DavAnswer.Status(StatusCodes.Status405MethodNotAllowed);
        var owner = http.UserId();
        var touch = new DavTouch(path, IsMember: await tree.FindAsync(owner, path, http.RequestAborted) is null);
        if (await conditions.RefuseAsync(http, owner, path, touch) is { } refusal)
            return refusal;
        var checksums = DavContentHeaders.Checksums(headers);
        if (!checksums.Ok)
            return DavAnswer.Fail(checksums.Failure);

        // The length is looked at before the first byte is read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var modified = DavTimes.OfSeconds(headers["X-OC-Mtime"].ToString());
        var length = http.Request.ContentLength ?? (long.TryParse(headers["X-Expected-Entity-Length"], out var expected) && expected >= 0 ? expected : null);
        Failure? Admit() => conditions.Recheck(http, owner, touch);
        if (length is { } known)
            return await TakeAsync(http, put, path, new DavContent(http.Request.Body, known, modified, checksums.Value, Admit));

        await using var buffered = new FileBufferingReadStream(http.Request.Body, MemoryBytes, limits.MaxFileSize, Path.GetTempPath());
        try
        {
            await buffered.DrainAsync(http.RequestAborted);
        }
        catch (IOException) when (buffered.Length >= limits.MaxFileSize)
        {
            return DavAnswer.Fail(new Failure(FailureKind.TooLarge, "FILE_TOO_LARGE", $"This file is larger than the limit of {limits.MaxFileSize} bytes."));
        }

        buffered.Position = 0;
        return await TakeAsync(http, put, path, new DavContent(buffered, buffered.Length, modified, checksums.Value, Admit));
    }

    public static async Task<IResult> MakeFolderAsync(HttpContext http, MakeFolder make, DavConditions conditions)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
            return DavAnswer.Status(StatusCodes.Status415UnsupportedMediaType);
        if (await conditions.RefuseAsync(http, http.UserId(), path, new DavTouch(path, IsMember: true)) is { } refusal)
            return refusal;
        var made = await make.RunAsync(http.UserId(), path, http.RequestAborted);
        if (made.Ok)
            return DavAnswer.Status(StatusCodes.Status201Created);
        return made.Failure == DavRefusals.Exists
            ? DavAnswer.Fail(StatusCodes.Status405MethodNotAllowed, made.Failure)
            : DavAnswer.Fail(made.Failure);
    }

    public static async Task<IResult> DeleteAsync(HttpContext http, RemoveEntry remove, DavConditions conditions, LockTable locks)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var owner = http.UserId();
        if (await conditions.RefuseAsync(http, owner, path, new DavTouch(path, IsMember: true, IsTree: true)) is { } refusal)
            return refusal;
        var removed = await remove.RunAsync(owner, owner, path, http.RequestAborted);
        if (!removed.Ok)
            return DavAnswer.Fail(removed.Failure);
        locks.Forget(owner, path);
        return DavAnswer.Status(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, PutFile put, DavPath path, DavContent content)
    {
        var owner = http.UserId();
        var mayReplace = Authorization.Authorize(http.Subject(), AccessAction.Delete, Resource.In(owner)) == Verdict.Allow;
        var done = await put.RunAsync(owner, owner, path, content, mayReplace, http.RequestAborted);
        if (!done.Ok)
        {
            return done.Failure == DavRefusals.IsFolder ? DavAnswer.Fail(StatusCodes.Status405MethodNotAllowed, done.Failure)
                : done.Failure.Code == "LOCKED" ? DavAnswer.Fail(StatusCodes.Status423Locked, done.Failure)
                : DavAnswer.Fail(done.Failure);
        }

        http.Response.Headers.ETag = DavProperties.ETagOf(done.Value.Entry);
        if (content.Modified is not null)
            http.Response.Headers["X-OC-Mtime"] = "accepted";
        return DavAnswer.Status(done.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent);
    }
}
