using System.Net.Http.Headers;
using System.Text;
using PhotoGrid.Access;
using PhotoGrid.Accounts.Sessions;

namespace PhotoGrid.Server.Http.Access;

/// <summary>
/// Credentials of WebDAV clients. Basic: the password is an API key, the user name is not looked at, for clients insist on one. Bearer as
/// everywhere. Never the cookie: a page elsewhere could make a browser send it.
/// </summary>
internal static class DavCredentials
{
    /// <summary>What a 401 asks for.</summary>
    public const string Challenge = "Basic realm=\"PhotoGrid\", charset=\"UTF-8\"";

    // A key and an address; nothing longer is worth decoding.
    private const int LongestBasic = 2048;

    public static ValueTask<Subject?> FindAsync(HttpContext http, SubjectDirectory subjects)
    {
        if (http.Request.Headers.Authorization is not [{ } text, ..] || !AuthenticationHeaderValue.TryParse(text, out var header) || header.Parameter is null)
            return default;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return subjects.FindAsync(header.Parameter, http.RequestAborted);
        return header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && PasswordOf(header.Parameter) is { } password
            ? KeyAsync(subjects, password, http.RequestAborted)
            : default;
    }

    private static async ValueTask<Subject?> KeyAsync(SubjectDirectory subjects, string password, CancellationToken ct) =>
        await subjects.FindAsync(password, ct) is { Kind: SubjectKind.Key } subject ? subject : null;

    private static string? PasswordOf(string basic)
    {
        var bytes = new byte[LongestBasic];
        if (!Convert.TryFromBase64String(basic, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':') is var colon and >= 0 ? pair[(colon + 1)..] : null;
    }
}
