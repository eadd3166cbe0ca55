using System.Xml.Linq;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>WebDAV's own answers: a bare status, a refusal with the status that its clients understand, a precondition in XML.</summary>
internal static class DavAnswer
{
    /// <summary>The address is no path here.</summary>
    public static IResult BadAddress { get; } = Answer.Fail(Failure.Invalid(
        "This address is no path: a name is 1 to 255 bytes of UTF-8 without slash, control characters, . and .., and at most 64 names deep."));

    /// <summary>Without a body.</summary>
    public static IResult Status(int status) => TypedResults.StatusCode(status);

    /// <summary>The refusal in the envelope. A quota is 507 here: it is what file managers show as a full disk.</summary>
    public static IResult Fail(Failure failure) => failure.Code == "QUOTA_EXCEEDED"
        ? new Refused(StatusCodes.Status507InsufficientStorage, failure)
        : Answer.Fail(failure);

    /// <summary>The same with another status.</summary>
    public static IResult Fail(int status, Failure failure) => new Refused(status, failure);

    /// <summary>A condition of RFC 4918 that does not hold, by its element; with the address it is about.</summary>
    public static IResult Precondition(int status, string element, string? href = null) => new Condition(status, element, href);

    private sealed class Refused(int status, Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Envelope.SendAsync(httpContext, status, failure.Code, failure.Message, failure.Details);
    }

    private sealed class Condition(int status, string element, string? href) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var condition = new XElement(DavNames.Dav + element);
            if (href is not null)
                condition.Add(new XElement(DavNames.Dav + "href", href));
            return DavXml.SendAsync(httpContext, status, new XElement(DavNames.Dav + "error", condition));
        }
    }
}
