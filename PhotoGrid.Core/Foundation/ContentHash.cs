using System.Security.Cryptography;

namespace PhotoGrid.Foundation;

/// <summary>The SHA-256 of a file's bytes; how originals are recognised and verified. Equality compares the bytes.</summary>
public readonly struct ContentHash : IEquatable<ContentHash>
{
    private readonly byte[]? _bytes;

    /// <summary>Takes exactly 32 bytes.</summary>
    public ContentHash(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, SHA256.HashSizeInBytes);
        _bytes = bytes;
    }

    /// <summary>The 32 bytes, for a column. Don't change them.</summary>
    public byte[] Bytes => _bytes ?? throw new InvalidOperationException("A hash was never set.");

    /// <summary>Accepts 64 hex digits in either case.</summary>
    public static bool TryParse(string? hex, out ContentHash hash)
    {
        hash = default;
        if (hex is not { Length: 64 } || !hex.All(char.IsAsciiHexDigit))
            return false;
        hash = new ContentHash(Convert.FromHexString(hex));
        return true;
    }

    /// <summary>Hashes a whole stream from where it stands.</summary>
    public static async Task<ContentHash> OfAsync(Stream stream, CancellationToken ct) => new(await SHA256.HashDataAsync(stream, ct));

    /// <summary>Hashes bytes in memory.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(SHA256.HashData(bytes));

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString() => _bytes is null ? "" : Convert.ToHexStringLower(_bytes);

    /// <inheritdoc/>
    public bool Equals(ContentHash other) => _bytes is not null && other._bytes is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _bytes is null ? 0 : BitConverter.ToInt32(_bytes, 0);

    /// <summary>Compares the bytes.</summary>
    public static bool operator ==(ContentHash left, ContentHash right) => left.Equals(right);

    /// <summary>Compares the bytes.</summary>
    public static bool operator !=(ContentHash left, ContentHash right) => !left.Equals(right);
}
