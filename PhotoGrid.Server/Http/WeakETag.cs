using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace PhotoGrid.Server.Http;

/// <summary>Weak ETags over the bytes of <c>data</c>, and the answer to If-None-Match.</summary>
internal static class WeakETag
{
    /// <summary>The tag of some bytes: 64 bits, the same after a restart. Not for telling apart bytes that someone chose to collide.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        // Eight bytes a step: 57 KB take some 10 µs, where SHA-256 would be a tenth of a photo page's whole budget.
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        Span<byte> rest = stackalloc byte[8];
        rest.Clear();
        bytes.CopyTo(rest);
        hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        hash ^= hash >> 32;
        return string.Create(CultureInfo.InvariantCulture, $"W/\"{hash:x16}\"");
    }

    /// <summary>Sets the header; true when the client has this very version, so that the answer is 304 without a body.</summary>
    public static bool Matches(HttpContext http, string etag)
    {
        http.Response.Headers.ETag = etag;
        var asked = http.Request.Headers.IfNoneMatch;
        if (asked.Count == 0)
            return false;
        foreach (var line in asked)
        {
            foreach (var part in (line ?? "").Split(','))
            {
                var tag = part.AsSpan().Trim();
                if (tag is "*" || Opaque(tag).SequenceEqual(Opaque(etag)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the caller sent If-Match, and none of its tags is this one: what it wants to change is not what it has seen.</summary>
    public static bool IsStale(HttpContext http, string etag)
    {
        var asked = http.Request.Headers.IfMatch;
        return asked.Count > 0 && !asked.SelectMany(line => (line ?? "").Split(',')).Any(tag => tag.Trim() is "*" || tag.Trim() == etag);
    }

    // If-None-Match compares weakly: W/ or not is the same (RFC 9110 §8.8.3.2). A proxy that compressed may have taken the W/ away.
    private static ReadOnlySpan<char> Opaque(ReadOnlySpan<char> tag) => tag.StartsWith("W/") ? tag[2..] : tag;

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * 0x9FB21C651E98DF25UL, 29) * 0xD6E8FEB86659FD93UL;
}
