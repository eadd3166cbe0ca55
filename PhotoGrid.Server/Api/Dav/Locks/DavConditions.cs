using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Locks;

namespace PhotoGrid.Server.Api.Dav.Locks;

/// <summary>What a request is about to change, and with it whose locks stand in the way.</summary>
/// <param name="Path">The path.</param>
/// <param name="IsMember">It comes or goes: the folder above changes, too.</param>
/// <param name="IsTree">All that is below changes with it.</param>
internal sealed record DavTouch(DavPath Path, bool IsMember = false, bool IsTree = false);

/// <summary>Holds a request to its own conditions (If, If-Match, If-None-Match: 412) and to the locks of others (423).</summary>
internal sealed class DavConditions(DavTree tree, LockTable locks)
{
    /// <summary>The refusal, or null. Looks at the path of the request for the conditions, and at everything touched for the locks.</summary>
    public async Task<IResult?> RefuseAsync(HttpContext http, UserId owner, DavPath path, params DavTouch[] touched)
    {
        if (IfHeader.Parse(http.Request.Headers["If"].ToString()) is not { } header)
            return DavAnswer.Fail(Failure.Invalid("The header If is not written as RFC 4918 has it.", "If"));
        if (!await HoldsAsync(http, owner, path, header) || !await MatchesAsync(http, owner, path))
            return DavAnswer.Status(StatusCodes.Status412PreconditionFailed);
        return Against(owner, header, touched) is { } against ? Locked(against) : null;
    }

    /// <summary>Asks the locks alone, once more.</summary>
    public Failure? Recheck(HttpContext http, UserId owner, params DavTouch[] touched) =>
        Against(owner, IfHeader.Parse(http.Request.Headers["If"].ToString()) ?? IfHeader.None, touched) is null ? null
            : new Failure(FailureKind.Conflict, "LOCKED", "Another client locked this path while the bytes came.");

    /// <summary>423 with the address of the lock.</summary>
    public static IResult Locked(DavLock against, string element = "lock-token-submitted") =>
        DavAnswer.Precondition(StatusCodes.Status423Locked, element, DavAddress.Write(against.Path, false));

    // Of each place that is locked, one token must have come: of an exclusive lock there is only one.
    private DavLock? Against(UserId owner, IfHeader header, DavTouch[] touched) =>
        touched.SelectMany(touch => Places(owner, touch))
            .FirstOrDefault(place => place.Count > 0 && !place.Any(one => header.Tokens.Contains(one.Token)))?[0];

    private IEnumerable<IReadOnlyList<DavLock>> Places(UserId owner, DavTouch touch)
    {
        yield return locks.On(owner, touch.Path);
        if (touch.IsMember)
            yield return locks.On(owner, touch.Path.Parent);
        if (!touch.IsTree)
            yield break;
        foreach (var place in locks.Within(owner, touch.Path).GroupBy(one => one.Path))
            yield return [.. place];
    }

    private async Task<bool> HoldsAsync(HttpContext http, UserId owner, DavPath path, IfHeader header)
    {
        if (header.Lists.Count == 0)
            return true;
        foreach (var list in header.Lists)
        {
            // Of a place that is not here nothing holds, so nothing that is negated fails either.
            var about = list.Resource is null ? path : DavAddress.OfHeader(http, list.Resource, out _);
            var tokens = about is { } place ? locks.On(owner, place).Select(one => one.Token).ToList() : [];
            var entry = about is { } where ? await tree.FindAsync(owner, where, http.RequestAborted) : null;
            var tag = entry is { IsFolder: false } ? DavProperties.ETagOf(entry) : null;
            if (list.Conditions.All(condition => (condition.IsTag ? condition.Value == tag : tokens.Contains(condition.Value)) != condition.IsNegated))
                return true;
        }

        return false;
    }

    private async Task<bool> MatchesAsync(HttpContext http, UserId owner, DavPath path)
    {
        var headers = http.Request.GetTypedHeaders();
        if (headers is { IfMatch.Count: 0, IfNoneMatch.Count: 0 })
            return true;
        var entry = await tree.FindAsync(owner, path, http.RequestAborted);
        var tag = entry is null ? null : new EntityTagHeaderValue(entry.IsFolder ? "\"\"" : DavProperties.ETagOf(entry));
        return (headers.IfMatch.Count == 0 || headers.IfMatch.Any(wanted => Is(wanted, tag)))
            && !headers.IfNoneMatch.Any(unwanted => Is(unwanted, tag));
    }

    private static bool Is(EntityTagHeaderValue wanted, EntityTagHeaderValue? tag) =>
        tag is not null && (wanted.Equals(EntityTagHeaderValue.Any) || wanted.Compare(tag, useStrongComparison: true));
}
