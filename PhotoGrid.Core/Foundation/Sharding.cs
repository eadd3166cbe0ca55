using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PhotoGrid.Foundation;

/// <summary>Where a user's rows live. The unit that can move between shards is the bucket.</summary>
public static class Sharding
{
    /// <summary>Buckets in the map.</summary>
    public const int Buckets = 4096;

    /// <summary>Shards that the first map spreads the buckets over.</summary>
    public const int Shards = 64;

    /// <summary>
    /// First 8 bytes, big-endian, of SHA-256 of the id's 16 RFC 9562 bytes, mod 4096: stable for ever (golden values in the tests).
    /// </summary>
    public static int BucketOf(UserId user)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(user.ToBytes(), hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % Buckets);
    }

    /// <summary>The shard a bucket is on in the first map.</summary>
    public static int ShardOf(int bucket) => bucket % Shards;
}
