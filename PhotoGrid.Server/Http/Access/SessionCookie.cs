using PhotoGrid.Accounts.Sessions;

namespace PhotoGrid.Server.Http.Access;

/// <summary>The browser's credential. Lax, so that a link from a mail opens signed in; mutations need a header that no foreign page can send.</summary>
internal static class SessionCookie
{
    public const string Name = "photogrid";

    public static void Set(HttpContext http, string token) =>
        http.Response.Cookies.Append(Name, token, Options(http, SessionTerms.Sliding));

    public static void Clear(HttpContext http) => http.Response.Cookies.Append(Name, "", Options(http, TimeSpan.Zero));

    private static CookieOptions Options(HttpContext http, TimeSpan age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };
}
