using System.Globalization;
using System.Xml.Linq;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Content;
using PhotoGrid.Import.Dav.Locks;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav.Locks;

/// <summary>LOCK and UNLOCK. A lock on a path that is free makes an empty file there, as RFC 4918, 7.3 has it.</summary>
internal static class DavLocking
{
    private const int MaxOwner = 8 * 1024;

    private static readonly TimeSpan _standard = TimeSpan.FromMinutes(10);

    public static async Task<IResult> LockAsync(HttpContext http, DavTree tree, LockTable locks, DavConditions conditions, PutFile put)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var (body, ok) = await DavXml.ReadAsync(http);
        var owner = http.UserId();
        if (!ok)
            return DavAnswer.Status(StatusCodes.Status400BadRequest);
        if (body is null)
            return Refresh(http, owner, path, locks);
        if (Read(body, path, http.Request.Headers["Depth"].ToString()) is not { } asked)
            return DavAnswer.Status(StatusCodes.Status400BadRequest);

        // Its own locks are what Take looks at; here it is about the request's conditions, and about the folder when the path is free.
        var there = await tree.FindAsync(owner, path, http.RequestAborted);
        if (there is { IsView: true })
            return DavAnswer.Fail(DavRefusals.ReadOnly);
        if (await conditions.RefuseAsync(http, owner, path, there is null ? [new DavTouch(path.Parent)] : []) is { } refusal)
            return refusal;
        if (there is null && await MakeAsync(http, owner, path, put) is { } failure)
            return DavAnswer.Fail(failure);
        var taken = locks.Take(owner, asked, Lifetime(http));
        if (!taken.Ok)
            return DavAnswer.Fail(taken.Failure);
        if (taken.Value.Taken is not { } held)
            return DavConditions.Locked(taken.Value.Against!, "no-conflicting-lock");

        http.Response.Headers["Lock-Token"] = $"<{held.Token}>";
        return new Granted(there is null ? StatusCodes.Status201Created : StatusCodes.Status200OK, held);
    }

    public static IResult Unlock(HttpContext http, LockTable locks)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        if (http.Request.Headers["Lock-Token"].ToString().Trim() is not ['<', .., '>'] token)
            return DavAnswer.Fail(Failure.Invalid("Lock-Token is a token in angle brackets.", "Lock-Token"));
        return locks.Release(http.UserId(), path, token[1..^1])
            ? DavAnswer.Status(StatusCodes.Status204NoContent)
            : DavAnswer.Precondition(StatusCodes.Status409Conflict, "lock-token-matches-request-uri");
    }

    /// <summary>A lock as lockdiscovery shows it.</summary>
    public static XElement Show(DavLock held, TimeProvider clock) => new(
        DavNames.Dav + "activelock",
        new XElement(DavNames.Dav + "locktype", new XElement(DavNames.Dav + "write")),
        new XElement(DavNames.Dav + "lockscope", new XElement(DavNames.Dav + (held.Asked.IsExclusive ? "exclusive" : "shared"))),
        new XElement(DavNames.Dav + "depth", held.Asked.IsDeep ? "infinity" : "0"),
        held.Asked.OwnerXml.Length > 0 ? XElement.Parse(held.Asked.OwnerXml) : null,
        new XElement(DavNames.Dav + "timeout", string.Create(CultureInfo.InvariantCulture, $"Second-{Math.Max(0, (long)(held.ExpiresAt - clock.GetUtcNow()).TotalSeconds)}")),
        new XElement(DavNames.Dav + "locktoken", new XElement(DavNames.Dav + "href", held.Token)),
        new XElement(DavNames.Dav + "lockroot", new XElement(DavNames.Dav + "href", DavAddress.Write(held.Path, false))));

    private static IResult Refresh(HttpContext http, UserId owner, DavPath path, LockTable locks) =>
        IfHeader.Parse(http.Request.Headers["If"].ToString()) is { Tokens.Count: 1 } header
        && locks.Refresh(owner, path, header.Tokens.Single(), Lifetime(http)) is { } held
            ? new Granted(StatusCodes.Status200OK, held)
            : DavAnswer.Precondition(StatusCodes.Status412PreconditionFailed, "lock-token-matches-request-uri");

    private static DavLockRequest? Read(XElement body, DavPath path, string depth)
    {
        var scope = body.Element(DavNames.Dav + "lockscope")?.Elements().FirstOrDefault()?.Name.LocalName;
        var said = body.Element(DavNames.Dav + "owner")?.ToString(SaveOptions.DisableFormatting) ?? "";
        return body.Name == DavNames.Dav + "lockinfo" && scope is "exclusive" or "shared" && depth is "" or "0" or "infinity"
            && body.Element(DavNames.Dav + "locktype")?.Element(DavNames.Dav + "write") is not null && said.Length <= MaxOwner
            ? new DavLockRequest(path, scope == "exclusive", depth != "0", said)
            : null;
    }

    private static async Task<Failure?> MakeAsync(HttpContext http, UserId owner, DavPath path, PutFile put)
    {
        var nothing = new DavContent(Stream.Null, 0, null, DavChecksums.None);
        return (await put.RunAsync(owner, owner, path, nothing, mayReplace: false, http.RequestAborted)).Failure;
    }

    private static TimeSpan Lifetime(HttpContext http)
    {
        foreach (var wish in http.Request.Headers.GetCommaSeparatedValues("Timeout"))
        {
            if (wish.Equals("Infinite", StringComparison.OrdinalIgnoreCase))
                return LockTable.LongestLifetime;
            if (wish.StartsWith("Second-", StringComparison.OrdinalIgnoreCase) && uint.TryParse(wish.AsSpan(7), out var seconds) && seconds > 0)
                return TimeSpan.FromSeconds(seconds);
        }

        return _standard;
    }

    private sealed class Granted(int status, DavLock held) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var clock = httpContext.RequestServices.GetRequiredService<TimeProvider>();
            return DavXml.SendAsync(httpContext, status, new XElement(DavNames.Dav + "prop",
                new XAttribute(XNamespace.Xmlns + "D", DavNames.Dav.NamespaceName),
                new XElement(DavNames.Dav + "lockdiscovery", Show(held, clock))));
        }
    }
}
