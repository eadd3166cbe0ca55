using PhotoGrid.Access;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http.Access;

/// <summary>What handlers ask about the caller.</summary>
internal static class Callers
{
    /// <summary>Who asks; nobody on open routes without credentials.</summary>
    public static Subject Subject(this HttpContext http) => http.Features.Get<Subject>() ?? PhotoGrid.Access.Subject.Nobody;

    /// <summary>Whose account it is. Only behind a need that lets nobody else in.</summary>
    public static UserId UserId(this HttpContext http) => http.Subject() is { Kind: not SubjectKind.Nobody } subject
        ? subject.User
        : throw new InvalidOperationException("This route lets people in who have not signed in.");

    /// <summary>The address that limits count: the caller's, as a trusted proxy gave it.</summary>
    public static string Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>What the caller calls itself, for its own list of sessions.</summary>
    public static string Device(this HttpContext http) => http.Request.Headers.UserAgent.ToString();
}
