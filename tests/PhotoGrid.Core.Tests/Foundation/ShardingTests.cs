using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Foundation;

public sealed class ShardingTests
{
    // Computed by another program (SHA-256 of the 16 RFC 9562 bytes, first 8 big-endian, mod 4096). Never change these: users' files lie there.
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", 3541, 21)]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a8057", 2097, 49)]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", 9, 9)]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", 1824, 32)]
    [InlineData("018f2c3e-5a77-7c11-9d20-3f1a2b4c5d6e", 3374, 46)]
    public void A_users_bucket_is_the_same_for_ever(string id, int bucket, int shard)
    {
        Assert.True(UserId.TryParse(id, out var user));

        Assert.Equal(bucket, Sharding.BucketOf(user));
        Assert.Equal(shard, Sharding.ShardOf(Sharding.BucketOf(user)));
    }

    [Fact]
    public void Users_spread_evenly_over_shards()
    {
        var counts = new int[Sharding.Shards];
        for (var n = 0; n < 64_000; n++)
            counts[Sharding.ShardOf(Sharding.BucketOf(new UserId(new Guid(n, 0, 0, new byte[8]))))]++;

        Assert.InRange(counts.Min(), 850, 1000);
        Assert.InRange(counts.Max(), 1000, 1150);
    }
}
