using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Locks;
using PhotoGrid.Server.Api.Dav.Locks;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>COPY and MOVE.</summary>
internal static class DavCarry
{
    public static async Task<IResult> CopyAsync(HttpContext http, CarryEntry carry, DavConditions conditions)
    {
        var depth = http.Request.Headers["Depth"].ToString();
        if (depth is not ("" or "0" or "infinity"))
            return DavAnswer.Fail(Failure.Invalid("Depth of a copy is 0 or infinity.", "Depth"));
        return await RunAsync(http, conditions, (_, to) => [Whole(to)],
            (owner, from, to, overwrite) => carry.CopyAsync(owner, owner, from, to, overwrite, depth != "0", http.RequestAborted));
    }

    public static async Task<IResult> MoveAsync(HttpContext http, CarryEntry carry, DavConditions conditions, LockTable locks)
    {
        if (http.Request.Headers["Depth"].ToString() is not ("" or "infinity"))
            return DavAnswer.Fail(Failure.Invalid("Depth of a move is infinity.", "Depth"));
        return await RunAsync(http, conditions, (from, to) => [Whole(from), Whole(to)], async (owner, from, to, overwrite) =>
        {
            var moved = await carry.MoveAsync(owner, owner, from, to, overwrite, http.RequestAborted);
            if (moved.Ok)
                locks.Forget(owner, from); // Locks don't move: RFC 4918, 7.6.
            return moved;
        });
    }

    private static DavTouch Whole(DavPath path) => new(path, IsMember: true, IsTree: true);

    private static async Task<IResult> RunAsync(
        HttpContext http, DavConditions conditions, Func<DavPath, DavPath, DavTouch[]> touches, Func<UserId, DavPath, DavPath, bool, Task<Result<bool>>> carry)
    {
        if (DavAddress.Of(http) is not { } from)
            return DavAnswer.BadAddress;
        var destination = DavAddress.OfHeader(http, http.Request.Headers["Destination"].ToString(), out var elsewhere);
        if (elsewhere)
            return DavAnswer.Fail(StatusCodes.Status502BadGateway, Failure.Invalid("The destination is on another server. Behind a proxy, let it pass the Host header on."));
        if (destination is not { } to)
            return DavAnswer.Fail(Failure.Invalid("Destination is not a path below /dav/.", "Destination"));
        if (http.Request.Headers["Overwrite"].ToString() is not ("" or "T" or "F"))
            return DavAnswer.Fail(Failure.Invalid("Overwrite is T or F.", "Overwrite"));

        if (await conditions.RefuseAsync(http, http.UserId(), from, touches(from, to)) is { } refusal)
            return refusal;
        var isNew = await carry(http.UserId(), from, to, http.Request.Headers["Overwrite"] != "F");
        return isNew.Ok ? DavAnswer.Status(isNew.Value ? StatusCodes.Status201Created : StatusCodes.Status204NoContent) : DavAnswer.Fail(isNew.Failure);
    }
}
