using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>Opaque random tokens of 256 bits. Only their SHA-256 is kept, which needs no salt: there is nothing to guess.</summary>
public static class Secret
{
    /// <summary>How an API key starts, so that people and leak scanners recognise one.</summary>
    public const string KeyPrefix = "pgk_";

    private const int Bytes = 32;
    private const int LongestText = 64;

    /// <summary>A new token, URL-safe.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What the database holds of it.</summary>
    public static byte[] Hash(string token)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        TryHash(token, hash);
        return hash;
    }

    /// <summary>Without an allocation; false (and zeros) for a text that can't be one of ours.</summary>
    internal static bool TryHash(ReadOnlySpan<char> token, Span<byte> hash)
    {
        hash.Clear();
        if (token.Length is < 16 or > LongestText)
            return false;
        Span<byte> text = stackalloc byte[LongestText];
        return Ascii.FromUtf16(token, text, out var length) == System.Buffers.OperationStatus.Done && SHA256.TryHashData(text[..length], hash, out _);
    }
}
