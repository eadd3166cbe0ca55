using PhotoGrid.Access;
using PhotoGrid.Accounts.Sessions;

namespace PhotoGrid.Server.Http.Access;

/// <summary>
/// Who the credentials of a request belong to at this moment. Authorization header first, then the cookie; a header that is wrong is not
/// saved by a cookie that is right. An answer that goes on for hours asks again from time to time.
/// </summary>
internal static class Credentials
{
    private const string Bearer = "Bearer ";

    public static ValueTask<Subject?> FindAsync(HttpContext http, SubjectDirectory subjects)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count > 0)
        {
            var text = header[0] ?? "";
            return text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? subjects.FindAsync(text.AsSpan(Bearer.Length).Trim(), http.RequestAborted)
                : default;
        }

        return http.Request.Headers.Cookie.Count > 0 && http.Request.Cookies[SessionCookie.Name] is { Length: > 0 } cookie
            ? subjects.FindAsync(cookie, http.RequestAborted)
            : default;
    }
}
