using System.Text;
using Microsoft.AspNetCore.Http.Features;
using PhotoGrid.Import.Dav;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>
/// Addresses below <c>/dav</c> and the paths they stand for. Read from the request line as it came: the framework's path has lost what the
/// client encoded, and would follow <c>..</c> before anybody could refuse it.
/// </summary>
internal static class DavAddress
{
    public const string Prefix = "/dav";

    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The path that a request is about; null when its address is no path here.</summary>
    public static DavPath? Of(HttpContext http) => Parse(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    /// <summary>
    /// The path of an address as clients write it in headers: absolute, or with the host in front, which then must be this one.
    /// <paramref name="elsewhere"/> tells that it is another's.
    /// </summary>
    public static DavPath? OfHeader(HttpContext http, string text, out bool elsewhere)
    {
        elsewhere = false;
        if (text.StartsWith('/'))
            return Parse(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        // Only the name: behind a proxy scheme and port are often others than the client's.
        elsewhere = !string.Equals(uri.Host, http.Request.Host.Host, StringComparison.OrdinalIgnoreCase);
        return elsewhere ? null : Parse(text);
    }

    /// <summary>The address of a path, encoded; a folder's ends in a slash.</summary>
    public static string Write(DavPath path, bool isFolder)
    {
        var address = new StringBuilder(Prefix);
        foreach (var name in path.Names)
            address.Append('/').Append(Uri.EscapeDataString(name));
        return (isFolder ? address.Append('/') : address).ToString();
    }

    private static DavPath? Parse(string target)
    {
        if (target.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            var slash = target.IndexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target[slash..];
        }

        // A fragment never belongs on a request line; taken for part of a name, DELETE /folder/#x would be about another thing than was meant.
        if (target.Contains('#'))
            return null;
        target = target.IndexOf('?') is var query and >= 0 ? target[..query] : target;
        if (!target.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || (target.Length > Prefix.Length && target[Prefix.Length] != '/'))
            return null;
        var names = new List<string>();
        foreach (var part in target[Prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Decode(part) is not { } name)
                return null;
            names.Add(name);
        }

        return DavPath.TryCreate(names, out var path) ? path : null;
    }

    private static string? Decode(string part)
    {
        var bytes = new byte[_strict.GetMaxByteCount(part.Length)];
        var length = 0;
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] == '%')
            {
                if (at + 2 >= part.Length || !byte.TryParse(part.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[length++]))
                    return null;
                at += 2;
            }
            else if (char.IsAscii(part[at]))
            {
                bytes[length++] = (byte)part[at];
            }
            else
            {
                var pair = char.IsHighSurrogate(part[at]) && at + 1 < part.Length ? 2 : 1;
                length += Encoding.UTF8.GetBytes(part.AsSpan(at, pair), bytes.AsSpan(length));
                at += pair - 1;
            }
        }

        try
        {
            return _strict.GetString(bytes, 0, length);
        }
        catch (ArgumentException) // Not UTF-8.
        {
            return null;
        }
    }
}
