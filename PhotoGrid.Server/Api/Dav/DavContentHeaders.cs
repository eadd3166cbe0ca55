using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Content;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>
/// The checksums that a PUT carries, in each client's words: <c>OC-Checksum: SHA1:hex</c> (rclone, ownCloud, Nextcloud), <c>Content-MD5</c>,
/// <c>Digest</c>, <c>Repr-Digest</c> and <c>Content-Digest</c> in base64. Algorithms that are not known here are passed over.
/// </summary>
internal static class DavContentHeaders
{
    private static readonly string[] _digests = ["Digest", "Repr-Digest", "Content-Digest"];

    private static readonly Failure Malformed = Failure.Invalid("A checksum in the header is not written as its algorithm wants it.");

    public static Result<DavChecksums> Checksums(IHeaderDictionary headers)
    {
        var said = new DavChecksums();
        foreach (var (algorithm, value) in Written(headers))
        {
            byte[]? bytes;
            switch (algorithm.ToUpperInvariant())
            {
                case "SHA256" or "SHA-256":
                    said = said with { Sha256 = bytes = Read(value, 32) };
                    break;
                case "SHA1" or "SHA-1" or "SHA":
                    said = said with { Sha1 = bytes = Read(value, 20) };
                    break;
                case "MD5":
                    said = said with { Md5 = bytes = Read(value, 16) };
                    break;
                default:
                    continue;
            }

            if (bytes is null)
                return Malformed;
        }

        return said;
    }

    private static IEnumerable<(string Algorithm, string Value)> Written(IHeaderDictionary headers)
    {
        foreach (var one in headers["OC-Checksum"].SelectMany(line => (line ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (one.IndexOf(':') is var colon and > 0)
                yield return (one[..colon], one[(colon + 1)..]);
        }

        if (headers.ContentMD5 is [{ } md5, ..])
            yield return ("MD5", md5);
        foreach (var one in _digests.SelectMany(name => headers.GetCommaSeparatedValues(name)))
        {
            if (one.IndexOf('=') is var equals and > 0)
                yield return (one[..equals].Trim(), one[(equals + 1)..].Trim().Trim(':'));
        }
    }

    // Hex or base64: their lengths tell them apart.
    private static byte[]? Read(string value, int length)
    {
        if (value.Length == length * 2)
            return value.All(char.IsAsciiHexDigit) ? Convert.FromHexString(value) : null;
        var bytes = new byte[length + 3];
        return Convert.TryFromBase64String(value, bytes, out var written) && written == length ? bytes[..length] : null;
    }
}
