using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PhotoGrid.Storage;

/// <summary>
/// URLs that carry their own right: one method on one path until a time, sealed with HMAC-SHA256. Whoever has the key can sign; nothing
/// is stored, so a signature holds across restarts and can't be taken back before it expires. Safe for concurrent use.
/// </summary>
public sealed class UrlSigner
{
    private readonly byte[] _key;

    /// <summary>Takes a secret of exactly 32 random bytes.</summary>
    public UrlSigner(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32, nameof(key));
        _key = key;
    }

    /// <summary>The query, without "?", for a method and an absolute path (as in the request line, without query).</summary>
    public string Sign(string method, string path, DateTimeOffset expires)
    {
        var seconds = expires.ToUnixTimeSeconds();
        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Seal(method, path, seconds, seal);
        return string.Create(CultureInfo.InvariantCulture, $"exp={seconds}&sig={Base64Url.EncodeToString(seal)}");
    }

    /// <summary>Whether the values of <c>exp</c> and <c>sig</c> were signed by this key for this method and path and have not expired. Takes the same time for every wrong signature.</summary>
    public bool Verify(string method, string path, string? exp, string? sig, DateTimeOffset now)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (sig is not { Length: 43 } || !Base64Url.IsValid(sig) || !Base64Url.TryDecodeFromChars(sig, given, out var length) || length != given.Length
            || !long.TryParse(exp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Seal(method, path, seconds, seal);
        return CryptographicOperations.FixedTimeEquals(seal, given) && now.ToUnixTimeSeconds() <= seconds;
    }

    // Lengths come first, so that no two requests have the same text.
    private void Seal(string method, string path, long seconds, Span<byte> seal)
    {
        var text = new byte[16 + Encoding.UTF8.GetByteCount(method) + Encoding.UTF8.GetByteCount(path)];
        BinaryPrimitives.WriteInt64BigEndian(text, seconds);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(8), Encoding.UTF8.GetBytes(method, text.AsSpan(16)));
        Encoding.UTF8.GetBytes(path, text.AsSpan(16 + (int)BinaryPrimitives.ReadInt64BigEndian(text.AsSpan(8))));
        HMACSHA256.HashData(_key, text, seal);
    }
}
